using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Lab.Prove;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Prove;

/// <summary>The fictional town with cases, seats and contributions of a seed beside its own.</summary>
public sealed class TrackerApp : TestApp, IAsyncLifetime
{
    /// <summary>Those who may get a seat.</summary>
    public static readonly string[] Partners = ["dossierhouder", "politie", "om", "tafelpartner"];

    /// <summary>What was contributed at random: by whom, at which case, for whom, and the word in its text.</summary>
    public List<(GivenCase Case, ContributionId Id, string By, Audience Audience, string Word)> Contributed { get; } = [];

    /// <summary>Who sits at which case of the seed.</summary>
    public List<(GivenCase Case, IReadOnlyList<string> Seats)> Tables { get; } = [];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Town.FillAsync(Services, CancellationToken.None);
        var dice = new Dice(20261128);
        for (var i = 0; i < 4; i++)
        {
            var seats = dice.Some(Partners, dice.From(2, 3));
            var made = await GivenCase.AtTableAsync(this, new GivenTable { Seats = seats, FamilyName = $"Toeval{i}", NeededDays = dice.From(20, 150) });
            Tables.Add((made, seats));
            for (var n = 0; n < 4; n++) await OneAsync(made, dice.Pick(seats), seats, dice);
        }
    }

    private async Task OneAsync(GivenCase made, string by, IReadOnlyList<string> seats, Dice dice)
    {
        var named = new List<OrganisationId>();
        foreach (var key in dice.Some(seats, 1)) named.Add((await LookAsync(db => GivenCase.ActorAsync(db, key))).Organisation!.Value);
        var (audience, word) = (dice.Pick<Audience>([Audience.Own, Audience.Table, Audience.Of(named)]), $"kanarie{Contributed.Count}x");
        Contributed.Add((made, await made.ContributeAsync(this, by, $"Zag {word}.", audience), by, audience, word));
    }
}
