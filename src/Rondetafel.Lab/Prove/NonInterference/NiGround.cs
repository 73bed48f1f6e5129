using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>As whom the pages are asked.</summary>
/// <param name="Key">The key of the one-click sign-in; null for somebody without login.</param>
internal sealed record Viewer(string? Key, Actor Actor)
{
    /// <summary>The name in what is said.</summary>
    public string Name => Key ?? "public";

    /// <summary>Whether they act for this organisation.</summary>
    public bool Is(OrganisationId? organisation) => organisation is not null && organisation == Actor.Organisation;
}

/// <summary>What all worlds begin with: the fictional town with its work in every state, and people beside those of the town so that there is somebody else for every role.</summary>
internal static class NiGround
{
    private static readonly (string Key, string Name, string Organisation, Role[] Roles)[] Beside =
    [
        ("regie-een", "Puk Haverkamp", "Zorg- en Veiligheidshuis Lindevaart", [Role.ProcessDirector]),
        ("regie-twee", "Gijs Roelofs", "Zorg- en Veiligheidshuis Lindevaart", [Role.ProcessDirector]),
        ("wijkagent", "Dani Vos", "Politie", [Role.WeighingMember, Role.TablePartner]),
        ("leraar", "Mika Bos", "Lindecollege", [Role.Professional, Role.TablePartner]),
        ("begeleider", "Jona Prins", "Werkcentrum Lindevaart", [Role.TablePartner, Role.Executor]),
    ];

    /// <summary>Those who are asked as, in turn; those whose rights are made of many small parts come first.</summary>
    public static IReadOnlyList<string?> Viewers { get; } =
        ["tafelpartner", "politie", "om", "dossierhouder", "regie-een", "procesregisseur", "uitvoerder", "dossierhouder-buur", "docent", "deskundige", null, "fg", "beheerder"];

    /// <summary>Fills the template.</summary>
    public static async Task FillAsync(LabInstance instance, CancellationToken cancel)
    {
        await using var app = instance.Build();
        await PeopleOfTown.AddAsync(app.Services, cancel);
        await using (var scope = app.Services.CreateAsyncScope()) await BesideAsync(scope, cancel);
        await Town.FillAsync(app.Services, cancel);
        var scenes = new WeighingScenes(app.Services);
        var blind = await scenes.ConvenedAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = "Sil", FamilyName = "Wagenaar" }), expert: true);
        await scenes.ViewAsync(blind, "deskundige", "Geen gevaar te zien.");
    }

    /// <summary>Everybody, by the key of the sign-in.</summary>
    public static async Task<IReadOnlyDictionary<string, Actor>> PeopleAsync(RondetafelDb db, CancellationToken cancel)
    {
        var all = await db.Professionals.AsNoTracking().ToListAsync(cancel);
        return all.ToDictionary(p => p.Email.Split('@')[0], p => new Actor(p.Id, p.OrganisationId, p.MunicipalityId, p.Roles.ToHashSet()));
    }

    private static async Task BesideAsync(AsyncServiceScope scope, CancellationToken cancel)
    {
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var (today, emails) = (Deadline.LocalDate(now), Beside.Select(b => $"{b.Key}@lindevaart.example").ToList());
        foreach (var (key, name, at, roles) in Beside)
        {
            var organisation = (await db.Organisations.AsNoTracking().SingleAsync(o => o.Name == at, cancel)).Id;
            var (id, email) = (new ProfessionalId(random.NewId()), $"{key}@lindevaart.example");
            var person = Professional.Designate(id, new Designation(organisation, null, name, email, "werk", today.AddMonths(10), roles), 12, Actor.Clock, now, today).Item1!;
            person.Confirm(Confirmation.Whole(today.AddMonths(-1)), Actor.Clock, now);
            person.AcceptConfidentiality(new Actor(id, organisation, null, new HashSet<Role>()), now);
            db.Professionals.Add(person);
        }
        await db.SaveChangesAsync(cancel);
        foreach (var person in await db.Professionals.AsNoTracking().Where(p => emails.Contains(p.Email)).OrderBy(p => p.Email).ToListAsync(cancel)) await Founding.InviteAsync(scope.ServiceProvider, person.Id, person.Email, now);
    }
}
