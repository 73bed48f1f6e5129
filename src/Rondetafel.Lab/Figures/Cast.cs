using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>Who acts in a folder of raw rows: one process director, one dossierhouder per municipality, one person per organisation.</summary>
internal sealed class Cast
{
    /// <summary>The process director, who also chairs the weighings.</summary>
    public required Actor Director { get; init; }

    /// <summary>The municipalities by name.</summary>
    public required IReadOnlyDictionary<string, MunicipalityId> Municipalities { get; init; }

    /// <summary>The person of each organisation by its name.</summary>
    public required IReadOnlyDictionary<string, (Actor Actor, WeighingPart Part)> People { get; init; }

    /// <summary>Founds the instance of the folder at a moment and sets its numbers.</summary>
    public static async Task<Cast> FoundAsync(IServiceProvider services, RawFolder folder, DateTime now, CancellationToken cancel)
    {
        await using (var founding = services.CreateAsyncScope())
            await Founding.FoundAsync(founding.ServiceProvider, new FoundingGiven(
                "Scenario", folder.Municipalities, [.. folder.Organisations.Select(o => (o.Name, o.Domain, o.Part))], "Beheerder", "beheerder@scenario.example"), cancel);
        await using var scope = services.CreateAsyncScope();
        var (db, random) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>());
        var organisations = await db.Organisations.AsNoTracking().ToListAsync(cancel);
        var longest = (await Parameters.OnAsync(db, Deadline.LocalDate(now), cancel))[Parameters.DesignationMonths];
        Actor Designate(string key, OrganisationId organisation, params Role[] roles)
        {
            var id = new ProfessionalId(random.NewId());
            var designation = new Designation(organisation, null, key, $"{key}@scenario.example", "scenario", Deadline.LocalDate(now).AddMonths(longest), roles);
            var (made, outcome) = Professional.Designate(id, designation, longest, Actor.Clock, now, Deadline.LocalDate(now));
            db.Professionals.Add(made ?? throw new InvalidOperationException(outcome.Refusal!.Code));
            return new Actor(id, organisation, null, roles.ToHashSet());
        }

        var cast = new Cast
        {
            Director = Designate("regie", organisations.Single(o => o.Name == folder.Organisations[0].Name).Id, Role.ProcessDirector),
            Municipalities = await db.Municipalities.AsNoTracking().ToDictionaryAsync(m => m.Name, m => m.Id, cancel),
            People = folder.Organisations.Select((o, i) => (o, i)).ToDictionary(
                x => x.o.Name, x => (Designate($"partner{x.i}", organisations.Single(o => o.Name == x.o.Name).Id, Role.TablePartner, Role.WeighingMember), x.o.Part)),
        };
        var administrator = await db.Professionals.AsNoTracking().Select(p => new Actor(p.Id, p.OrganisationId, null, new HashSet<Role>())).FirstAsync(cancel);
        await NumbersAsync(db, random, folder, (administrator, cast.Director), now, cancel);
        foreach (var criterion in await db.Catalogue.Where(c => c.Kind == CatalogueKind.Criterion).ToListAsync(cancel))
            foreach (var by in new[] { administrator, cast.Director }) criterion.Approve(by, now);
        await db.SaveChangesAsync(cancel);
        return cast;
    }

    /// <summary>The dossierhouder of a municipality as one who works for a receiving organisation; of the municipality itself when nobody received it.</summary>
    public Actor Holder(MunicipalityId municipality, string? receiver)
    {
        var person = (receiver is null ? People.Values.FirstOrDefault(p => p.Part == WeighingPart.Municipality).Actor : People[receiver].Actor) ?? Director;
        return person with { Municipality = municipality, Roles = new HashSet<Role> { Role.Dossierhouder } };
    }

    private static async Task NumbersAsync(RondetafelDb db, RandomSource random, RawFolder folder, (Actor First, Actor Second) two, DateTime now, CancellationToken cancel)
    {
        var (today, latest) = (Deadline.LocalDate(now), (await db.Catalogue.Where(c => c.Kind == CatalogueKind.Parameter).ToListAsync(cancel)).ToDictionary(c => c.Code));
        foreach (var row in folder.Parameters.OrderBy(p => p.From))
        {
            if (!latest.TryGetValue(row.Code, out var before))
                throw new BrokenFolderException([new Broken(row.Line.File, row.Line.Number, $"code \"{row.Code}\" is not one of {string.Join(", ", latest.Keys.Order(StringComparer.Ordinal))}")]);
            if (before.Unit != row.Unit)
                throw new BrokenFolderException([new Broken(row.Line.File, row.Line.Number, $"unit \"{row.Unit}\" is not {before.Unit}")]);
            var content = new EntryContent(before.Dutch, before.English, row.Number, row.Unit, row.Source);
            var (entry, outcome) = CatalogueEntry.Propose(
                new CatalogueEntryId(random.NewId()), before, new NewEntry(before.Kind, before.List, before.Code, content, row.From), two.First, now, today);
            if (entry is null) throw new InvalidOperationException(outcome.Refusal!.Code);
            entry.Approve(two.Second, now);
            db.Catalogue.Add(entry);
            latest[row.Code] = entry;
        }
    }
}
