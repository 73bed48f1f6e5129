using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>The methods of case, action and attachment keep to their tables: every status × action × person through the method itself.</summary>
public sealed class CaseMatrixTests
{
    private static readonly CaseAction[] OfTheClock = [CaseAction.FallDue, CaseAction.MonitorByTerm, CaseAction.CloseByTerm];

    /// <summary>Undoing has one method for its three ways: see EndingTests.</summary>
    private static readonly CaseAction[] Undoing = [CaseAction.UndoToRunning, CaseAction.UndoToOverdue, CaseAction.UndoToMonitoring];

    public static IEnumerable<TheoryDataRow<CaseStatus, CaseAction, CaseWho>> Cells() => CaseTableTests.Written.Cells().Where(c => !Undoing.Contains(c.Action))
        .Where(c => OfTheClock.Contains(c.Action) == (c.Who == CaseWho.Clock) && (c.Action == CaseAction.TakeInAgain) == (c.Who == CaseWho.Weighing) && (c.Action == CaseAction.TakeLead) == (c.Who == CaseWho.Successor)).Select(c => new TheoryDataRow<CaseStatus, CaseAction, CaseWho>(c.From, c.Action, c.Who));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_method_does_what_the_table_says(CaseStatus status, CaseAction action, CaseWho who)
    {
        var cell = CaseTableTests.Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == who);
        var theCase = In(status);

        var outcome = Take(theCase, action, who switch { CaseWho.Director or CaseWho.Weighing => Director, CaseWho.Seat => PoliceMember, CaseWho.Successor => NextDirector, _ => Actor.Clock });

        var expected = StepTableProof<CaseStatus, CaseAction, CaseWho>.Outcome(cell.Expected);
        Assert.Equal(expected, StepTableProof<CaseStatus, CaseAction, CaseWho>.Words(outcome));
        Assert.Equal(expected == "done" ? Enum.Parse<CaseStatus>(cell.Expected) : status, theCase.Status);
        Assert.Equal(expected == "done", theCase.Events.Count > 0);
    }

    public static IEnumerable<TheoryDataRow<CaseAction>> OfPersons() => Enum.GetValues<CaseAction>().Except([.. OfTheClock, .. Undoing, CaseAction.TakeInAgain, CaseAction.TakeLead]).Select(a => new TheoryDataRow<CaseAction>(a));

    [Theory]
    [MemberData(nameof(OfPersons))]
    public void Who_has_no_seat_can_do_nothing(CaseAction action)
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
            foreach (var stranger in new[] { Outsider, PoliceColleague, Actor.Public })
            {
                var theCase = In(status);
                Refused("not_yours", theCase, Take(theCase, action, stranger));
                Assert.Equal(status, theCase.Status);
            }
    }

    [Fact]
    public void A_seat_counts_from_its_first_day_through_its_last_in_the_Netherlands()
    {
        var last = new DateOnly(2026, 3, 29);
        var theCase = TakenIn(New() with { Seats = [Seat(TownMember), Seat(PoliceMember, last)] });

        Assert.True(theCase.SetGoal(new(NewId()), "school", "diploma", PoliceMember, Utc("2026-03-29 21:59:59")).IsGood);
        Assert.Equal("not_yours", theCase.SetGoal(new(NewId()), "school", "diploma", PoliceMember, Utc("2026-03-29 22:00:00")).Refusal?.Code);
    }

    public static IEnumerable<TheoryDataRow<PlanActionStatus, PlanActionStep, PlanActionWho>> ActionCells() =>
        CaseTableTests.WrittenAction.Cells().Select(c => new TheoryDataRow<PlanActionStatus, PlanActionStep, PlanActionWho>(c.From, c.Action, c.Who));

    [Theory]
    [MemberData(nameof(ActionCells))]
    public void A_step_with_an_action_does_what_the_table_says(PlanActionStatus status, PlanActionStep step, PlanActionWho who)
    {
        var cell = CaseTableTests.WrittenAction.Cells().Single(c => c.From == status && c.Action == step && c.Who == who);
        var theCase = In(CaseStatus.Running);
        var action = Agreed(theCase);
        PlanActionStep? before = status switch
        {
            PlanActionStatus.Done => PlanActionStep.Finish,
            PlanActionStatus.NotDone => PlanActionStep.Miss,
            PlanActionStatus.Withdrawn => PlanActionStep.Withdraw,
            _ => null,
        };
        if (before is { } first) Happened<ActionStepped>(theCase, theCase.DoAction(action.Id, first, "omdat", null, Director, Now));
        Assert.Equal(status, action.Status);
        var expected = StepTableProof<PlanActionStatus, PlanActionStep, PlanActionWho>.Outcome(cell.Expected);

        foreach (var by in who == PlanActionWho.Director ? [Director] : new[] { Outsider, SchoolMember }.Take(expected == "done" ? 1 : 2)) // its executor, a seat of its owner
        {
            var outcome = theCase.DoAction(action.Id, step, "omdat", Today.AddDays(30), by, Now);

            Assert.Equal(expected, StepTableProof<PlanActionStatus, PlanActionStep, PlanActionWho>.Words(outcome));
            Assert.Equal(expected == "done" ? Enum.Parse<PlanActionStatus>(cell.Expected) : status, action.Status);
            Assert.Equal(expected == "done" ? 1 : 0, theCase.Events.Count);
        }
    }

    /// <summary>Fetching changes nothing and has no method; the table alone guards it.</summary>
    public static IEnumerable<TheoryDataRow<AttachmentStatus, AttachmentAction>> FileCells() => CaseTableTests.WrittenAttachment.Cells()
        .Where(c => c is { Who: AttachmentWho.Provider, Action: not AttachmentAction.Fetch }).Select(c => new TheoryDataRow<AttachmentStatus, AttachmentAction>(c.From, c.Action));

    [Theory]
    [MemberData(nameof(FileCells))]
    public void A_step_with_a_file_does_what_the_table_says(AttachmentStatus status, AttachmentAction action)
    {
        var cell = CaseTableTests.WrittenAttachment.Cells().Single(c => c.From == status && c.Action == action && c.Who == AttachmentWho.Provider);
        var theCase = In(CaseStatus.Running);
        var fact = Put(theCase, SchoolMember);
        AttachmentId id = new(NewId());
        Happened<FileAttached>(theCase, theCase.Attach(fact.Id, id, "brief.pdf", "application/pdf", 10, SchoolMember, Now));
        if (status == AttachmentStatus.Withdrawn) Happened<FileChanged>(theCase, theCase.DoAttachment(id, AttachmentAction.Withdraw, SchoolMember, Now));

        foreach (var other in new[] { TownMember, Director }) Refused("not_yours", theCase, theCase.DoAttachment(id, action, other, Now));
        var outcome = theCase.DoAttachment(id, action, SchoolMember, Now);

        var expected = StepTableProof<AttachmentStatus, AttachmentAction, AttachmentWho>.Outcome(cell.Expected);
        Assert.Equal(expected, StepTableProof<AttachmentStatus, AttachmentAction, AttachmentWho>.Words(outcome));
        Assert.Equal(expected == "done" ? Enum.Parse<AttachmentStatus>(cell.Expected) : status, Assert.Single(theCase.Attachments).Status);
        Assert.Equal(expected == "done" ? 1 : 0, theCase.Events.Count);
    }

    /// <summary>Every method that changes a case, called with what it asks.</summary>
    private static IEnumerable<(string Name, Func<Case, Actor, DateTime, Outcome> Call)> Writes(Case theCase)
    {
        var (fact, file, action) = (theCase.Contributions[0].Id, theCase.Attachments[0].Id, theCase.Actions[0].Id);
        var (goal, flag, request, seat) = (theCase.Goals[0].Id, theCase.Flags[0].Id, theCase.Requests[0].Id, theCase.Seats[0].Id);
        yield return ("Contribute", (c, by, now) => c.Contribute(Contribution(), by, now));
        yield return ("SettleFact", (c, by, now) => c.SettleFact(fact, FactStatus.Refuted, "gezien", by, now));
        yield return ("GiveAudience", (c, by, now) => c.GiveAudience(fact, Audience.Own, null, by, now));
        yield return ("Rewrite", (c, by, now) => c.Rewrite(fact, "anders", null, by, now));
        yield return ("Attach", (c, by, now) => c.Attach(fact, new(NewId()), "brief.pdf", "application/pdf", 1, by, now));
        yield return ("DoAttachment", (c, by, now) => c.DoAttachment(file, AttachmentAction.Withdraw, by, now));
        yield return ("SetGoal", (c, by, now) => c.SetGoal(new(NewId()), "school", "diploma", by, now));
        yield return ("FinishGoal", (c, by, now) => c.FinishGoal(goal, true, "gehaald", by, now));
        yield return ("Agree", (c, by, now) => c.Agree(Plan(due: Today.AddYears(2)), by, now));
        yield return ("DoAction", (c, by, now) => c.DoAction(action, PlanActionStep.Finish, "gebeld", null, by, now));
        yield return ("Assign", (c, by, now) => c.Assign(action, null, by, now));
        yield return ("Judge", (c, by, now) => c.Judge(new NewJudgement(new(NewId()), JudgementKind.Nature, "zorg"), by, now));
        yield return ("PutFlag", (c, by, now) => c.PutFlag(new(NewId()), FlagKind.Departed, Today, null, by, now));
        yield return ("EndFlag", (c, by, now) => c.EndFlag(flag, Today, by, now));
        yield return ("MoveWithin", (c, by, now) => c.MoveWithin(Move(now), by, now));
        yield return ("KeepContact", (c, by, now) => c.KeepContact(new(NewId()), ContactWith.School, SchoolMember.Id, by, now));
        yield return ("Inform", (c, by, now) => c.Inform(new(NewId()), InformingOf.Person, new(true, "verteld"), by, now));
        yield return ("CorrectPerson", (c, by, now) => c.CorrectPerson(new("Sanne", "de Wit", null, null, null), Terms, by, now));
        yield return ("Ask", (c, by, now) => c.Ask(new(NewId()), Police, "wat is bekend?", Today.AddYears(2), by, now));
        yield return ("AnswerRequest", (c, by, now) => c.AnswerRequest(request, RequestAnswer.CannotShare, null, by, now));
        yield return ("Propose", (c, by, now) => c.Propose(new(NewId()), c.Contributions.Single(p => p.Provider == Police).Id, ProposalKind.Addition, "ook dit", by, now));
        yield return ("DoProposal", (c, by, now) => c.DoProposal(c.Proposals[0].Id, ProposalAction.Accept, null, by, now));
        yield return ("DoWidening", (c, by, now) => c.DoWidening(c.Contributions.Single(p => p.AsksSecond).Id, WideningAction.Withdraw, Now, null, by, now));
        yield return ("GiveSeat", (c, by, now) => c.GiveSeat(Seat(ProsecutorMember), by, now));
        yield return ("RenewSeat", (c, by, now) => c.RenewSeat(seat, null, Today.AddYears(4), by, now));
        yield return ("NameStandIn", (c, by, now) => c.NameStandIn(seat, PoliceColleague.Id, by, now));
        yield return ("EndSeat", (c, by, now) => c.EndSeat(seat, by, now));
        yield return ("Discuss", (c, by, now) => c.Discuss(Today.AddYears(2), by, now));
        yield return ("AnswerWhy", (c, by, now) => c.AnswerWhy(c.Steps.First(s => s.Action == CaseAction.AskWhy).Id, "hierom", by, now));
    }

    private static Case Filled()
    {
        var theCase = TakenIn();
        var fact = Put(theCase, SchoolMember);
        Put(theCase, PoliceMember);
        var health = Contribution(audience: Audience.Own) with { Category = CaseCategories.Health };
        Agreed(theCase);
        var outcomes = new[]
        {
            theCase.Attach(fact.Id, new(NewId()), "brief.pdf", "application/pdf", 1, SchoolMember, Now),
            theCase.Contribute(health, SchoolMember, Now),
            theCase.GiveAudience(health.Id, Audience.Table, "nodig voor het plan", SchoolMember, Now),
            theCase.SetGoal(new(NewId()), "school", "diploma", SchoolMember, Now),
            theCase.PutFlag(new(NewId()), FlagKind.Detained, Today, null, PoliceMember, Now),
            theCase.Propose(new(NewId()), fact.Id, ProposalKind.Correction, "het was dinsdag", PoliceMember, Now),
            theCase.Ask(new(NewId()), School, "gaat het?", Today, TownMember, Now),
            theCase.AskWhy(Given("waarom nog?"), PoliceMember, Now),
        };
        Assert.All(outcomes, o => Assert.True(o.IsGood));
        theCase.ClearEvents();
        return theCase;
    }

    [Theory]
    [InlineData(CaseStatus.Overdue)]
    [InlineData(CaseStatus.ClosedByTable)]
    [InlineData(CaseStatus.ClosedByTerm)]
    public void Overdue_is_read_only_and_closed_takes_nothing(CaseStatus status)
    {
        var names = Writes(Filled()).Select(w => w.Name).ToList();
        foreach (var (name, by) in names.SelectMany(n => new[] { (n, Director), (n, SchoolMember) }))
        {
            var theCase = Filled();
            var at = Since(status);
            if (status == CaseStatus.Overdue) Assert.True(theCase.FallDue(new(NewId()), Actor.Clock, at).IsGood);
            if (status == CaseStatus.ClosedByTable) Assert.True(Close(theCase, at).IsGood);
            if (status == CaseStatus.ClosedByTerm) Assert.True(Monitor(theCase, Now).IsGood && theCase.CloseByTerm(new(NewId()), false, Actor.Clock, at).IsGood);
            theCase.ClearEvents();
            if (name == "AnswerWhy" && (status == CaseStatus.Overdue || by != Director)) continue; // answering "why still?" goes on until it closes

            var outcome = Writes(theCase).Single(w => w.Name == name).Call(theCase, by, at);

            Assert.True(outcome.Refusal?.Code == "not_now", $"{name} by {by.Id}: {outcome.Refusal?.Code ?? "done"}");
            Assert.Empty(theCase.Events);
        }
    }

    [Fact]
    public void Every_write_of_a_running_case_is_done_by_the_one_it_belongs_to_and_recorded()
    {
        foreach (var name in Writes(Filled()).Select(w => w.Name))
        {
            var theCase = Filled();
            var by = name is "MoveWithin" or "CorrectPerson" or "GiveSeat" or "RenewSeat" or "EndSeat" or "AnswerWhy" ? Director : SchoolMember;

            var outcome = Writes(theCase).Single(w => w.Name == name).Call(theCase, by, Now);

            Assert.True(outcome.IsGood, $"{name}: {outcome.Refusal?.Code}");
            Assert.NotEmpty(theCase.Events);
        }
    }

    [Fact]
    public void Every_write_is_refused_to_who_has_no_seat()
    {
        foreach (var name in Writes(Filled()).Select(w => w.Name))
            foreach (var stranger in new[] { PoliceColleague, Actor.Public })
            {
                var theCase = Filled();
                Refused("not_yours", theCase, Writes(theCase).Single(w => w.Name == name).Call(theCase, stranger, Now));
            }
    }

    [Fact]
    public void Seats_and_moving_are_the_directors_alone()
    {
        foreach (var name in new[] { "GiveSeat", "RenewSeat", "EndSeat", "MoveWithin", "CorrectPerson", "AnswerWhy" })
        {
            var theCase = Filled();
            Refused("not_yours", theCase, Writes(theCase).Single(w => w.Name == name).Call(theCase, SchoolMember, Now));
        }
    }
}
