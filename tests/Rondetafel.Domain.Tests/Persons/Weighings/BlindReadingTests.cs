using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Weighings.WeighingMaker;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

/// <summary>Who may read whose view, for every status: nobody sees another's before their own time (product.md row 3).</summary>
public sealed class BlindReadingTests
{
    private static Weighing With(WeighingStatus status)
    {
        var weighing = Convened();
        Assert.True(weighing.GiveView(View(), TownMember, Now).IsGood);
        Assert.True(weighing.GiveView(View(), PoliceMember, Now).IsGood);
        Assert.True(weighing.NoteView(View(expert: "dr. A"), Director, Now).IsGood);
        if (status == WeighingStatus.Preparing) return weighing;
        Assert.True(weighing.OpenViews(Given(), Director, Now).IsGood);
        var outcome = status switch
        {
            WeighingStatus.Waiting => weighing.AskMore(Ask(Today.AddDays(7)), Director, Now),
            WeighingStatus.Unfounded => Decide(weighing, WeighingAction.FindUnfounded),
            WeighingStatus.NoPerson => Decide(weighing, WeighingAction.FindNoPerson),
            WeighingStatus.Referred => Decide(weighing, WeighingAction.Refer),
            WeighingStatus.TakenIn => Decide(weighing, WeighingAction.TakeIn),
            _ => Outcome.Done,
        };
        Assert.True(outcome.IsGood);
        return weighing;
    }

    /// <summary>Per reader, in words, whose views they read: T(own), P(olice), E(xpert).</summary>
    private static string Reads(Weighing weighing, Actor reader, bool opensCase = true) => string.Concat(weighing.Views
        .Where(v => weighing.MayReadView(v, reader, opensCase)).Select(v => v.NotedByAnother ? 'E' : v.OrganisationId == Town ? 'T' : 'P'));

    [Fact]
    public void While_preparing_everybody_reads_their_own_and_the_chair_what_it_noted()
    {
        var weighing = With(WeighingStatus.Preparing);

        Assert.Equal("T", Reads(weighing, TownMember));
        Assert.Equal("P", Reads(weighing, PoliceMember));
        Assert.Equal("", Reads(weighing, ProsecutorMember));
        Assert.Equal("E", Reads(weighing, Director));
        Assert.Equal("", Reads(weighing, PoliceColleague));
        Assert.Equal("", Reads(weighing, Outsider));
        Assert.Equal("", Reads(weighing, Actor.Public));
    }

    [Theory]
    [InlineData(WeighingStatus.Opened)]
    [InlineData(WeighingStatus.Waiting)]
    [InlineData(WeighingStatus.TakenIn)]
    public void Once_open_roster_and_chair_read_all_and_nobody_else_any(WeighingStatus status)
    {
        var weighing = With(status);

        foreach (var reader in new[] { TownMember, PoliceMember, ProsecutorMember, Director }) Assert.Equal("TPE", Reads(weighing, reader));
        foreach (var reader in new[] { PoliceColleague, SchoolMember, Outsider, Actor.Public, Actor.Clock }) Assert.Equal("", Reads(weighing, reader));
    }

    [Fact]
    public void Once_taken_in_who_may_not_open_the_case_reads_their_own_and_the_chair_none()
    {
        var weighing = With(WeighingStatus.TakenIn);

        Assert.Equal(("T", "P", "", "", ""), (Reads(weighing, TownMember, false), Reads(weighing, PoliceMember, false), Reads(weighing, ProsecutorMember, false), Reads(weighing, Director, false), Reads(weighing, PoliceColleague, false)));
        Assert.Equal(Today.AddDays(ShieldedDays), weighing.LeavesRosterOn);
        Assert.Equal("TP", Reads(With(WeighingStatus.Opened), ProsecutorMember, false).Replace("E", "", StringComparison.Ordinal)); // before that the case plays no part
    }

    [Theory]
    [InlineData(WeighingStatus.Unfounded)]
    [InlineData(WeighingStatus.NoPerson)]
    [InlineData(WeighingStatus.Referred)]
    public void Not_taken_in_is_shielded_at_once_and_readable_again_after_undoing(WeighingStatus status)
    {
        var weighing = With(status);
        foreach (var reader in new[] { TownMember, Director, Outsider }) Assert.Equal("", Reads(weighing, reader));

        Assert.True(weighing.Undo(Given(), PoliceMember, Now).IsGood);
        Assert.Equal("TPE", Reads(weighing, TownMember));
    }
}
