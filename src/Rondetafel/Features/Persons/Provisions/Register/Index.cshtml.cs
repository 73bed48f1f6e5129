using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;

namespace Rondetafel.Features.Persons.Provisions.Register;

/// <summary>A provision as the register lists it: facts, no content and no name of anyone it is about.</summary>
/// <param name="Href">Its page; null for who reads facts only.</param>
public sealed record RegisterRow(Guid Id, string Code, ReceiverKind Kind, string Receiver, string Ground, ProvisionStatus Status, DateTime? ProvidedAt, DateOnly? ReturnDueOn, DateOnly? ConfirmedOn, int? RecallAge, string? Href);

/// <summary>The register of provisions: for a process director the own ones, for who watches lawfulness the facts of every one that was handed over.</summary>
[Needs(Permission.ListProvisions)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Readings readings, CaseNamesQuery names, Texts.Texts texts) : PageModel
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 100;

    /// <summary>The page, from 1.</summary>
    [FromQuery(Name = "blad")] public int Sheet { get; set; } = 1;

    /// <summary>Whether there are earlier ones.</summary>
    public bool More { get; private set; }

    /// <summary>The rows, newest first.</summary>
    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    /// <summary>Whether the reader sees facts only.</summary>
    public bool FactsOnly => !AccessRules.May(acting.By, Permission.Provide);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Sheet = Math.Clamp(Sheet, 1, 100);
        var most = (Sheet * Size) + 1;
        var own = await Facts(db.Provisions.VisibleTo(acting.By, db).OrderBy(p => p.Id)).ToListAsync(cancel); // of one director; the register is of everybody
        var facts = await Facts(db.Provisions.Register(acting.By).OrderByDescending(p => p.ProvidedAt).ThenBy(p => p.Id).Take(most)).ToListAsync(cancel);
        var found = own.Concat(facts).DistinctBy(p => p.Id).OrderByDescending(p => p.ProvidedAt ?? p.StartedAt).Skip((Sheet - 1) * Size).Take(Size + 1).ToList(); // a sort that keeps the order of the database where days are equal
        More = found.Count > Size;
        var (words, mine) = ((await names.RunAsync(cancel)).Words, own.Select(p => p.Id).ToHashSet());
        Rows = [.. found.Take(Size).Select(p => new RegisterRow(
            p.Id.Value, p.Code, p.Kind, p.Organisation, words.GetValueOrDefault((ProvisionView.Grounds, p.Ground), p.Ground), p.Status, p.ProvidedAt, p.ReturnDueOn, p.ConfirmedOn,
            Provision.RecallAge(p.Status, p.RecalledAt, acting.Today), mine.Contains(p.Id) ? $"/verstrekkingen/{p.Id.Value}" : null))];
        readings.Add(Reading.OfList(acting, "provisions.listed", "Provision", Rows.Select(r => r.Id), db.Trace));
        (ViewData["Title"], ViewData["Ring"], ViewData["Page"]) = (texts["provision.register.title"], "persons", "provision");
    }

    private static IQueryable<RowFacts> Facts(IQueryable<Provision> provisions) => provisions.Select(p => new RowFacts(
        p.Id, p.Code, p.ReceiverKind, p.ReceiverOrganisation, p.Ground, p.Status, p.StartedAt, p.ProvidedAt, p.ReturnDueOn, p.RecalledAt, p.ConfirmedOn));

    /// <summary>What is read of a row: no sealed text.</summary>
    private sealed record RowFacts(
        ProvisionId Id, string Code, ReceiverKind Kind, string Organisation, string Ground, ProvisionStatus Status, DateTime StartedAt, DateTime? ProvidedAt, DateOnly? ReturnDueOn, DateTime? RecalledAt, DateOnly? ConfirmedOn)
    {
        /// <summary>Nothing of the receiver.</summary>
        public override string ToString() => nameof(RowFacts);
    }
}
