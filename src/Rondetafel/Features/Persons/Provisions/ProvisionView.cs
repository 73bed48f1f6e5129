using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>A provision as one reader sees it: the loaded row, and the table that opens what this reader may see.</summary>
/// <param name="Number">The number of its case; null when the reader cannot open that.</param>
public sealed record ProvisionView(Provision P, CaseTable Table, CaseNames Names, Actor Reader, DateOnly Today, string? Number)
{
    /// <summary>The list of grounds.</summary>
    public const string Grounds = "case.provision";

    /// <summary>The address of the page of its director.</summary>
    public string Href => $"/verstrekkingen/{P.Id.Value}";

    /// <summary>The address of its case.</summary>
    public string CaseHref => $"/casussen/{P.CaseId.Value}";

    /// <summary>The words of the ground: those of the day of handing over, before it those of today.</summary>
    public string Ground => Read(P.GroundWords) ?? Names.Words.GetValueOrDefault((Grounds, P.Ground), P.Ground);

    /// <summary>Who it is about, as it goes along to another partnership; null when no name goes along, and for providers once it went out: they keep their own items only.</summary>
    public PersonGiven? About => P.IsNamed && (!P.WentOut || Reader.Id == P.Director) ? new PersonGiven(Read(P.GivenNames), Read(P.FamilyName), Read(P.BirthDate), Read(P.Address), null) : null;

    /// <summary>The items that this reader may read, in order.</summary>
    public IReadOnlyList<ProvisionItem> Items => [.. P.Items.Where(Table.MayRead).OrderBy(i => i.Order)];

    /// <summary>What goes or went out of these.</summary>
    public IReadOnlyList<ProvisionItem> Content => [.. Items.Where(i => i.IsIn)];

    /// <summary>The items of the reader's own organisation, to consent to.</summary>
    public IReadOnlyList<ProvisionItem> Mine => [.. Items.Where(i => i.Provider == Reader.Organisation)];

    /// <summary>The reason of the last step of a kind; null when there is none.</summary>
    public ProvisionStep? Last(ProvisionAction action) => P.Steps.Where(s => s.Action == action).MaxBy(s => s.At);

    /// <summary>Opens a text of the provision itself.</summary>
    public string? Read(Narrative? text) => Table.Read(text, P.Id.Value);

    /// <summary>Opens a text of a step or a return.</summary>
    public string? Read(IPart part, Narrative? text) => Table.Read(text, part.PartId);

    /// <summary>Opens a text of an item.</summary>
    public string? Read(ProvisionItem item, Narrative? text) => Table.Read(item, text);

    /// <summary>Name and organisation of somebody; the word for nobody when there is none.</summary>
    public string Person(ProfessionalId? id) => id is { } known && Names.People.TryGetValue(known, out var person) ? $"{person.Name}, {Names.Organisations[person.Organisation].Name}" : "–";

    /// <summary>Name of an organisation.</summary>
    public string Organisation(OrganisationId id) => Names.Organisations[id].Name;

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ProvisionView);
}

/// <summary>Reads a provision for its pages.</summary>
public sealed class ProvisionViewQuery(RondetafelDb db, Acting acting, Opened opened, CaseNamesQuery names)
{
    /// <summary>The opened provision. Throws when it went away between the decision and here.</summary>
    public async Task<ProvisionView> RunAsync(Guid id, CancellationToken cancel)
    {
        var key = new ProvisionId(id);
        var found = await Reached(db, opened.Kind, acting).AsNoTracking().AsSplitQuery().Include(p => p.Items).Include(p => p.Steps).Include(p => p.Returns).Include(p => p.Refusals).SingleAsync(p => p.Id == key, cancel);
        var theCase = found.CaseId;
        var number = await db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).Where(c => c.Id == theCase).Select(c => c.Number).SingleOrDefaultAsync(cancel);
        return new ProvisionView(found, opened.Table, await names.RunAsync(cancel), acting.By, acting.Today, number);
    }

    /// <summary>The provisions that an actor reaches through one kind of page.</summary>
    internal static IQueryable<Provision> Reached(RondetafelDb db, ItemKind kind, Acting acting) => kind switch
    {
        ItemKind.Provision => db.Provisions.VisibleTo(acting.By, db),
        ItemKind.ProvisionConsent => db.Provisions.AskedOf(acting.By, db, acting.Now),
        ItemKind.ProvisionReview => db.Provisions.ToReview(acting.By, db, acting.Now),
        _ => throw new InvalidOperationException(),
    };
}
