using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Tracks.TrackMaker;

namespace Rondetafel.Domain.Tests.Persons.Tracks;

using Proof = StepTableProof<TrackStatus, TrackAction, TrackWho>;

/// <summary>The state table of a prosecutor's track beside the one written by hand, and the methods beside both.</summary>
public sealed class TrackTableTests
{
    private static readonly Proof Written = new("""
        status action            | Owner        | Chair      | Clock        | needs
        Running      ReportBack  | ReportedBack | no         | no           |
        Running      Lapse       | no           | no         | Lapsed       |
        ReportedBack ReportBack  | so           | so         | so           |
        ReportedBack MarkRead    | no           | ReportRead | no           |
        ReportedBack Destroy     | no           | no         | ReportedBack |
        Lapsed       ReportBack  | ReportedBack | no         | no           |
        Lapsed       Lapse       | so           | so         | so           |
        Lapsed       MarkRead    | no           | LapseRead  | no           |
        Lapsed       Destroy     | no           | no         | Lapsed       |
        ReportRead   ReportBack  | so           | so         | so           |
        ReportRead   MarkRead    | so           | so         | so           |
        ReportRead   Destroy     | no           | no         | ReportRead   |
        LapseRead    ReportBack  | ReportedBack | no         | no           |
        LapseRead    Lapse       | so           | so         | so           |
        LapseRead    MarkRead    | so           | so         | so           |
        LapseRead    Destroy     | no           | no         | LapseRead    |
        """);

    [Fact]
    public void The_table_is_as_written() => Assert.Empty(Written.Differences(TrackTransitions.Table));

    [Fact]
    public void No_change_of_a_row_goes_unseen()
    {
        Assert.Equal(5 * 4 * 3, Written.Cells().Count());
        Assert.Empty(Written.Survivors(TrackTransitions.Table));
    }

    /// <summary>The method of an action of the daily job takes no person; nobody else calls it.</summary>
    private static bool HasMethod(TrackAction action, TrackWho who) => (action is TrackAction.Lapse or TrackAction.Destroy) == (who == TrackWho.Clock);

    public static IEnumerable<TheoryDataRow<TrackStatus, TrackAction, TrackWho>> Cells() =>
        Written.Cells().Where(c => HasMethod(c.Action, c.Who)).Select(c => new TheoryDataRow<TrackStatus, TrackAction, TrackWho>(c.From, c.Action, c.Who));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_method_does_what_the_table_says(TrackStatus status, TrackAction action, TrackWho who)
    {
        var cell = Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == who);
        var track = In(status);

        var outcome = Take(track, action, who switch { TrackWho.Owner => ProsecutorMember, TrackWho.Chair => Director, _ => Actor.Clock });

        var (expected, words) = (Proof.Outcome(cell.Expected), Proof.Words(outcome));
        if (expected is "so" or "not_now" && words == "not_yours") expected = words; // who it is not for hears that first
        Assert.Equal(expected, words);
        Assert.Equal(expected == "done" ? Enum.Parse<TrackStatus>(cell.Expected) : status, track.Status);
        Assert.Equal(expected == "done", track.Events.Count > 0);
    }

    [Theory]
    [InlineData(TrackAction.ReportBack)]
    [InlineData(TrackAction.MarkRead)]
    public void Nobody_else_does_anything(TrackAction action)
    {
        foreach (var status in Enum.GetValues<TrackStatus>())
            foreach (var stranger in new[] { PoliceMember, Outsider, Actor.Public })
            {
                var track = In(status);
                Refused("not_yours", track, Take(track, action, stranger));
            }
    }
}
