using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Signals;

/// <summary>What the decision of the weighing does to its signal.</summary>
public sealed class SignalWeighedTests
{
    private static readonly SignalTerms Terms = new(5, 14, 14);

    private static StepGiven Step(string? reason = "omdat") => new(new(NewId()), reason, "stopped", null, "een gesprek");

    private static Signal ToWeighing()
    {
        var person = new PersonGiven("Sanne", "de Vries", "12-2-2009", "Kerkstraat 1", "rode jas");
        var facts = new NewFact[] { new(new(NewId()), new("zei iets", "school", "gisteren", Today, Observation.Own)) };
        var given = new NewSignal(Lindestad, Channel.Professional, "professional", person, facts, new("zorg", "anders", "gesprek", "leraar", PersonKnows.No));
        var signal = Signal.Receive(new(NewId()), "M-7KXD", given, Terms, TownMember, Now).Item1!;
        Assert.True(signal.Acknowledge(Step(), TownMember, Now).IsGood);
        Assert.True(signal.AddByReporter(new(NewId()), "nog iets", Terms, SchoolMember, Now).IsGood);
        Assert.True(signal.BringToWeighing(Step("hierom wegen"), TownMember, Now).IsGood);
        signal.ClearEvents();
        return signal;
    }

    [Fact]
    public void Not_taken_in_is_shielded_and_undone_until_its_end_date()
    {
        var signal = ToWeighing();
        Happened<SignalWeighed>(signal, signal.Decide(false, Step(), Terms, Director, Now));
        Assert.Equal((SignalStatus.NotTakenIn, Today.AddDays(14)), (signal.Status, signal.DestroyOn));
        Assert.True(Signal.IsShielded(signal.Status));
        Assert.Equal("Sanne", Text(signal.GivenNames));
        AlreadySo(signal, signal.Decide(false, Step(), Terms, Director, Now));
        Refused("not_now", signal, signal.Decide(true, Step(), Terms, Director, Now));
        Refused("too_early", signal, signal.Destroy(Actor.Clock, Utc("2026-01-27 22:59:59")));
        Refused("too_late", signal, signal.UndoDecision(Step(), PoliceMember, Utc("2026-01-27 23:00:00")));

        Happened<SignalUndone>(signal, signal.UndoDecision(Step(), PoliceMember, Utc("2026-01-27 22:59:59")));
        Assert.Equal((SignalStatus.ToWeighing, null), (signal.Status, signal.DestroyOn));
        Refused("not_now", signal, signal.UndoDecision(Step(), PoliceMember, Now));
    }

    [Fact]
    public void Taken_in_keeps_no_word_about_the_person_and_ends_by_its_own_term()
    {
        var signal = ToWeighing();
        Happened<SignalWeighed>(signal, signal.Decide(true, Step("wordt opgenomen"), Terms, Director, Now));

        Assert.Equal((SignalStatus.TakenIn, Today.AddDays(14), PersonKnows.NotAnswered), (signal.Status, signal.DestroyOn, signal.PersonKnows));
        Assert.Empty(signal.Facts);
        Assert.Empty(signal.Additions);
        object[] parts = [signal, .. signal.Steps];
        var words = from part in parts
                    from property in part.GetType().GetProperties()
                    where property.PropertyType == typeof(Narrative) && property.GetValue(part) is not null
                    select property.Name;
        Assert.Empty(words);
        Assert.Equal([SignalAction.Acknowledge, SignalAction.BringToWeighing, SignalAction.DecideTakenIn], signal.Steps.Select(s => s.Action));
        AlreadySo(signal, signal.Decide(true, Step(), Terms, Director, Now));
        Refused("not_now", signal, signal.UndoDecision(Step(), Director, Now));
        Happened<SignalDestroyed>(signal, signal.Destroy(Actor.Clock, Utc("2026-01-27 23:00:00")));
    }

    [Fact]
    public void Only_a_signal_that_was_brought_to_the_weighing_is_decided_on()
    {
        var given = new NewSignal(Lindestad, Channel.Phone, null, new(null, null, null, null, null),
            [new(new(NewId()), new("zei iets", null, null, null, Observation.NotSaid))], new(null, null, null, null, PersonKnows.NotAnswered));
        var signal = Signal.Receive(new(NewId()), "M-7KXE", given, Terms, TownMember, Now).Item1!;
        signal.ClearEvents();

        Refused("not_now", signal, signal.Decide(true, Step(), Terms, Director, Now));
        Refused("not_now", signal, signal.Decide(false, Step(), Terms, Director, Now));
    }
}
