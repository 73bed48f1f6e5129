using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Lab.Demo;

/// <summary>Somebody of the fictional town, with the role that the one-click page offers.</summary>
public sealed record Townsman(string Key, string Name, string Function, string Organisation, string? Municipality, Role[] Roles);

/// <summary>The fictional town: a region around Lindestad (160,000 inhabitants) with two small neighbours, dated around today.</summary>
public static class Town
{
    /// <summary>The people, one per role.</summary>
    public static IReadOnlyList<Townsman> People { get; } =
    [
        new("dossierhouder", "Noor Teunissen", "dossierhouder", "Gemeente Lindestad", "Lindestad", [Role.Dossierhouder, Role.WeighingMember]),
        new("dossierhouder-buur", "Sem Kuipers", "dossierhouder", "Gemeente Waalrode", "Waalrode", [Role.Dossierhouder]),
        new("dossierhouder-twee", "Lotte Brands", "dossierhouder, vervanger", "Gemeente Lindestad", "Lindestad", [Role.Dossierhouder]),
        new("procesregisseur", "Robin Verhage", "voorzitter casusoverleg", "Zorg- en Veiligheidshuis Lindevaart", null, [Role.ProcessDirector]),
        new("politie", "Kim Oosterling", "adviseur politie", "Politie", null, [Role.WeighingMember, Role.TablePartner]),
        new("om", "Jip van Aalst", "officier van justitie", "Openbaar Ministerie", null, [Role.WeighingMember, Role.TablePartner]),
        new("deskundige", "Mirre de Wind", "deskundige van buiten", "Bureau Duiding", null, [Role.OutsideExpert]),
        new("tafelpartner", "Sam Lindeman", "jongerenwerker", "Welzijn Lindestad", null, [Role.Professional, Role.TablePartner]),
        new("uitvoerder", "Bo Achterberg", "werkcoach", "Werkcentrum Lindevaart", null, [Role.Professional, Role.Executor]),
        new("docent", "Fenna Hoekstra", "mentor", "Lindecollege", null, [Role.Professional]),
        new("fg", "Ellis Maas", "functionaris gegevensbescherming", "Gemeente Lindestad", null, [Role.LawfulnessOfficer]),
        new("beheerder", "Daan Wolters", "beheerder", "Zorg- en Veiligheidshuis Lindevaart", null, [Role.Administrator]),
    ];

    /// <summary>Builds it through the real domain methods.</summary>
    public static async Task BuildAsync(IServiceProvider services, CancellationToken cancel)
    {
        await PeopleOfTown.AddAsync(services, cancel);
        await FillAsync(services, cancel);
    }

    /// <summary>Gives its people their work: signals, weighings and cases in every state.</summary>
    public static async Task FillAsync(IServiceProvider services, CancellationToken cancel)
    {
        await TownSignals.AddAsync(services, cancel);
        await TownWeighings.AddAsync(services, cancel);
        await TownCases.AddAsync(services, cancel);
        await TownMeetings.AddAsync(services, cancel);
        await TownQuestions.AddAsync(services, cancel);
        await TownProvisions.AddAsync(services, cancel);
    }
}
