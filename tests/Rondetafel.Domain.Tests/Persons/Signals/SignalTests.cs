using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Persons.Signals;

public sealed class SignalTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly SignalTerms Terms = new(2, 14, 14);
    private static readonly ThoughtsGiven NoThoughts = new(null, null, null, null, PersonKnows.NotAnswered);
    private static readonly PersonGiven Someone = new("Robbe", null, null, null, null);
    private static readonly Actor Holder = new(new ProfessionalId(Guid.Parse("11111111-1111-4111-8111-111111111111")), null, null, new HashSet<Role> { Role.Dossierhouder });

    private static StepGiven Step(string? reason = null, string? target = null, DateOnly? until = null, string? lighter = null) => new(new SignalStepId(new Guid()), reason, target, until, lighter);

    private static (Signal?, Outcome) Receive(Channel channel, PersonGiven? person = null, string what = "Iets gezien.", SignalId? from = null) => Signal.Receive(
        new SignalId(Guid.Parse("22222222-2222-4222-8222-222222222222")), "M-TEST1",
        new NewSignal(new MunicipalityId(new Guid()), channel, null, person ?? Someone, [new NewFact(new SignalFactId(new Guid()), new FactGiven(what, null, null, null, Observation.Own))], NoThoughts, from, TransferMark: "teken"),
        Terms, Holder, Now);

    private static Signal In(SignalStatus status)
    {
        var signal = Receive(status == SignalStatus.HeldApart ? Channel.PublicPage : Channel.Professional).Item1!;
        void Do(Outcome outcome) => Assert.True(outcome.IsGood, outcome.Refusal?.Code);
        if (status is SignalStatus.HeldApart or SignalStatus.Received) return signal;
        Do(signal.Acknowledge(Step(), Holder, Now));
        if (status == SignalStatus.AskedBack) Do(signal.AskBack(Step("wat", until: new DateOnly(2026, 3, 9)), Holder, Now));
        if (status == SignalStatus.ToWeighing) Do(signal.BringToWeighing(Step("waarom", lighter: "hulp"), Holder, Now));
        if (status == SignalStatus.RoutedElsewhere) Do(signal.Route(Step("waarom", "help"), Terms, Holder, Now));
        if (status == SignalStatus.Stopped) Do(signal.Stop(Step("waarom", "no_sign"), Terms, Holder, Now));
        if (status == SignalStatus.Merged) Do(signal.MergeInto(new SignalId(new Guid()), true, true, Step("zelfde"), Holder, Now));
        if (status is SignalStatus.NotTakenIn or SignalStatus.TakenIn)
        {
            Do(signal.BringToWeighing(Step("waarom", lighter: "hulp"), Holder, Now));
            Do(signal.Decide(status == SignalStatus.TakenIn, Step(), Terms, Holder, Now));
        }
        Assert.Equal(status, signal.Status);
        return signal;
    }

    [Fact]
    public void WhatIsShielded_FreesItsMark_AndWhatRunsKeepsIt()
    {
        SignalStatus[] over = [SignalStatus.RoutedElsewhere, SignalStatus.Stopped, SignalStatus.NotTakenIn, SignalStatus.TakenIn];

        Assert.All(Enum.GetValues<SignalStatus>(), s => Assert.Equal(over.Contains(s) ? null : "teken", In(s).TransferMark));
    }

    /// <summary>Every method of the aggregate in every status does what the table says: changes and records once, or refuses and changes nothing.</summary>
    [Fact]
    public void EveryMethodInEveryStatus_FollowsTheTable()
    {
        foreach (var status in Enum.GetValues<SignalStatus>())
            foreach (var action in Enum.GetValues<SignalAction>().Where(a => a != SignalAction.Destroy))
            {
                var signal = In(status);
                signal.ClearEvents();
                var who = action switch
                {
                    SignalAction.AddByReporter => SignalWho.Reporter,
                    SignalAction.Merge => SignalWho.Second,
                    SignalAction.DecideTakenIn or SignalAction.DecideNotTakenIn or SignalAction.UndoDecision => SignalWho.Weighers,
                    _ => SignalWho.Holder
                };
                var judged = SignalTransitions.Table.Judge(status, action, who, (Facts)int.MaxValue);

                var outcome = Act(signal, action);

                Assert.True(judged.IsGood == outcome.IsGood && judged.Refusal?.Code == outcome.Refusal?.Code, $"{status} × {action}: {outcome.Refusal?.Code}");
                var changed = judged is { IsGood: true, IsAlreadySo: false };
                Assert.Equal(changed ? 1 : 0, signal.Events.Count);
                if (changed && action is not (SignalAction.Unmerge or SignalAction.Undo)) Assert.Equal(SignalTransitions.Table.Find(status, action, who)!.To, signal.Status);
                if (!changed) Assert.Equal(status, signal.Status);
            }
    }

    [Theory]
    [InlineData(Channel.PublicPage, SignalStatus.HeldApart)]
    [InlineData(Channel.Professional, SignalStatus.Received)]
    [InlineData(Channel.Phone, SignalStatus.Received)]
    [InlineData(Channel.Mail, SignalStatus.Received)]
    public void OnlyAReportWithoutLogin_IsHeldApart(Channel channel, SignalStatus expected)
    {
        var signal = Receive(channel).Item1!;

        Assert.Equal(expected, signal.Status);
        Assert.Equal(expected == SignalStatus.HeldApart ? new DateOnly(2026, 3, 16) : null, signal.DestroyOn);
        Assert.Equal(new DateOnly(2026, 3, 4), signal.AcknowledgeBy);
    }

    [Fact]
    public void ASplitOffSignal_OfAPublicReport_IsNotHeldApartAgain() =>
        Assert.Equal(SignalStatus.Received, Receive(Channel.PublicPage, from: new SignalId(new Guid())).Item1!.Status);

    [Fact]
    public void AReportWithoutFactOrPerson_IsRefused_AndAPhoneNoteNeedsNoPerson()
    {
        var nobody = new PersonGiven(null, null, "2008", "Lindelaan", null);

        Assert.Equal(new Refusal("fact_needed", "What"), Receive(Channel.Professional, what: "  ").Item2.Refusal);
        Assert.Equal(new Refusal("person_needed", "FamilyName"), Receive(Channel.Professional, nobody).Item2.Refusal);
        Assert.True(Receive(Channel.Phone, nobody).Item2.IsGood);
    }

    [Fact]
    public void AskingBack_UntilTodayOrEarlier_IsRefused()
    {
        var signal = In(SignalStatus.Acknowledged);

        Assert.Equal(new Refusal("until_past", "Until"), signal.AskBack(Step("wat", until: new DateOnly(2026, 3, 2)), Holder, Now).Refusal);
        Assert.True(signal.AskBack(Step("wat", until: new DateOnly(2026, 3, 3)), Holder, Now).IsGood);
    }

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void Undo_GoesUntilTheDayBeforeTheEndDate(int days, bool good)
    {
        var signal = In(SignalStatus.Stopped);

        var outcome = signal.Undo(Step("vergissing"), Holder, Now.AddDays(days));

        Assert.Equal(good ? null : "too_late", outcome.Refusal?.Code);
        Assert.Equal(good ? SignalStatus.Acknowledged : SignalStatus.Stopped, signal.Status);
        Assert.Equal(good ? null : new DateOnly(2026, 3, 16), signal.DestroyOn);
    }

    [Fact]
    public void Destroying_IsRefusedBeforeTheEndDate_AndWhileItLives()
    {
        Assert.Equal("not_now", In(SignalStatus.Acknowledged).Destroy(Actor.Clock, Now.AddYears(1)).Refusal!.Code);
        Assert.Equal("too_early", In(SignalStatus.Stopped).Destroy(Actor.Clock, Now.AddDays(13)).Refusal!.Code);
        Assert.True(In(SignalStatus.Stopped).Destroy(Actor.Clock, Now.AddDays(14)).IsGood);
    }

    [Fact]
    public void Unmerging_BringsBackTheStatusFromBefore()
    {
        var signal = In(SignalStatus.AskedBack);
        signal.MergeInto(new SignalId(Guid.Parse("33333333-3333-4333-8333-333333333333")), true, true, Step("zelfde"), Holder, Now);

        signal.Unmerge(Step("toch niet"), Holder, Now);

        Assert.Equal((SignalStatus.AskedBack, (SignalId?)null, (SignalStatus?)null), (signal.Status, signal.MergedInto, signal.StatusBefore));
    }

    /// <summary>Along any row of steps: a shielded signal has an end date, one that counts has none, and the history is as long as what happened.</summary>
    [Fact]
    public void AnyRowOfSteps_KeepsEndDateAndHistoryRight()
    {
        var random = new Random(20260302);
        for (var run = 0; run < 300; run++)
        {
            var signal = In(random.Next(2) == 0 ? SignalStatus.HeldApart : SignalStatus.Received);
            for (var i = 0; i < 25; i++)
            {
                var (before, steps) = (signal.Events.Count, signal.Steps.Count);
                var action = (SignalAction)random.Next((int)SignalAction.Destroy);
                Act(signal, action);
                if (action is not (SignalAction.AddByReporter or SignalAction.Amend)) Assert.Equal(signal.Events.Count - before, signal.Steps.Count - steps);
                if (Signal.IsShielded(signal.Status)) Assert.NotNull(signal.DestroyOn);
                if (Signal.IsLiving(signal.Status)) Assert.Null(signal.DestroyOn);
                if (signal.Status is SignalStatus.Received or SignalStatus.Acknowledged or SignalStatus.ToWeighing or SignalStatus.HeldApart) Assert.Null(signal.WaitUntil);
            }
        }
    }

    private static Outcome Act(Signal signal, SignalAction action) => action switch
    {
        SignalAction.ConfirmReporter => signal.ConfirmReporter(Step("gebeld", nameof(ReporterGround.Spoken)), Holder, Now),
        SignalAction.AskReporter => signal.AskReporter(Step("wie bent u"), Holder, Now),
        SignalAction.Acknowledge => signal.Acknowledge(Step(), Holder, Now),
        SignalAction.Amend => signal.Amend(Step(), new SignalContent(null, Someone, [new NewFact(new SignalFactId(new Guid()), new FactGiven("Iets", null, null, null, Observation.Own))], NoThoughts), Holder, Now),
        SignalAction.Split => signal.Split(Step(), Holder, Now),
        SignalAction.AskBack => signal.AskBack(Step("wat", until: new DateOnly(2026, 3, 9)), Holder, Now),
        SignalAction.ReceiveAnswer => signal.ReceiveAnswer(Step(), Holder, Now),
        SignalAction.BringToWeighing => signal.BringToWeighing(Step("waarom", lighter: "hulp"), Holder, Now),
        SignalAction.Route => signal.Route(Step("waarom", "help"), Terms, Holder, Now),
        SignalAction.Stop => signal.Stop(Step("waarom", "no_sign"), Terms, Holder, Now),
        SignalAction.Undo => signal.Undo(Step("vergissing"), Holder, Now),
        SignalAction.AddByReporter => signal.AddByReporter(new SignalAdditionId(new Guid()), "nog iets", Terms, Actor.Public, Now),
        SignalAction.Merge => signal.MergeInto(new SignalId(Guid.Parse("33333333-3333-4333-8333-333333333333")), true, true, Step("zelfde"), Holder, Now),
        SignalAction.Unmerge => signal.Unmerge(Step("toch niet"), Holder, Now),
        SignalAction.DecideTakenIn => signal.Decide(true, Step(), Terms, Holder, Now),
        SignalAction.DecideNotTakenIn => signal.Decide(false, Step(), Terms, Holder, Now),
        SignalAction.UndoDecision => signal.UndoDecision(Step("vergissing"), Holder, Now),
        _ => throw new InvalidOperationException(),
    };
}
