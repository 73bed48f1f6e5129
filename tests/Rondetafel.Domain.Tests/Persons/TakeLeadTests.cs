using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Persons.Cases;
using Rondetafel.Domain.Tests.Persons.Weighings;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons;

/// <summary>Another process director takes over: from then on the one before can do nothing, and the history says who it was.</summary>
public sealed class TakeLeadTests
{
    [Fact]
    public void Of_a_weighing()
    {
        var weighing = WeighingMaker.In(WeighingStatus.Opened);
        Refused("not_yours", weighing, weighing.TakeLead(new(NewId()), Actor.Clock, Now));
        AlreadySo(weighing, weighing.TakeLead(new(NewId()), Director, Now));

        var taken = Happened<WeighingLeadTaken>(weighing, weighing.TakeLead(new(NewId()), NextDirector, Now));

        var step = weighing.Steps.Single(s => s.Action == WeighingAction.TakeLead);
        Assert.Equal((NextDirector.Id, Director.Id, NextDirector.Id, Director.Id), (weighing.Chair, step.Before, step.By, taken.Before));
        Refused("not_yours", weighing, weighing.AskMore(WeighingMaker.Ask(Today.AddDays(7)), Director, Now));
        Assert.True(weighing.AskMore(WeighingMaker.Ask(Today.AddDays(7)), NextDirector, Now).IsGood);
    }

    [Fact]
    public void Of_a_case_and_what_the_one_before_did_can_no_longer_be_undone()
    {
        var theCase = CaseMaker.TakenIn();
        Assert.True(CaseMaker.Monitor(theCase, Now).IsGood);
        theCase.ClearEvents();

        var taken = Happened<CaseLeadTaken>(theCase, theCase.TakeLead(new(NewId()), NextDirector, Now.AddSeconds(1)));

        var step = theCase.Steps.Single(s => s.Action == CaseAction.TakeLead);
        Assert.Equal((NextDirector.Id, Director.Id, Director.Id), (theCase.Director, step.Before, taken.Before));
        Refused("too_late", theCase, theCase.UndoStatus(new(NewId()), NextDirector, Now.AddSeconds(2)));
        Refused("not_yours", theCase, theCase.Discuss(Today.AddDays(9), Director, Now));
        Assert.True(theCase.Discuss(Today.AddDays(9), NextDirector, Now).IsGood);
    }

    [Fact]
    public void Of_a_track()
    {
        var (track, _) = ProsecutorTrack.Note(new(NewId()), new NewTrack(new(NewId()), null, new(NewId()), ProsecutorMember.Id!.Value, TrackPlace.Beside, Today.AddDays(9)), Director, Now);
        track!.ClearEvents();

        Assert.Equal(Director.Id, Happened<TrackLeadTaken>(track, track.TakeLead(NextDirector, Now)).Before);

        Assert.Equal(NextDirector.Id, track.Chair);
        AlreadySo(track, track.TakeLead(NextDirector, Now));

        Assert.Equal(NextDirector.Id, Happened<TrackHandedOn>(track, track.HandOn(Director.Id!.Value, Actor.Clock, Now)).Before);

        Assert.Equal(Director.Id, track.Chair);
        AlreadySo(track, track.HandOn(Director.Id.Value, Actor.Clock, Now));
    }
}
