using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>
/// Makes a random world through the real domain methods: people whose designation lapses or changes, signals in every
/// state, answers, likely duplicates, weighings, tracks, cases with seats in time, contributions, actions and drafts.
/// What the domain refuses does not happen.
/// </summary>
public sealed partial class WorldMaker(Dice dice, RandomSource ids, DateTime now)
{
    /// <summary>Days before now on which the oldest people were designated.</summary>
    public const int OldestDays = 60;

    private static readonly SignalTerms SignalTerms = new(2, 14, 14);
    private readonly List<Organisation> _organisations = [];
    private readonly List<Municipality> _municipalities = [];
    private readonly List<Professional> _people = [];
    private readonly List<Signal> _signals = [];

    /// <summary>Makes it; the caller saves.</summary>
    public void Make(RondetafelDb db)
    {
        Ground(db);
        People(db);
        foreach (var municipality in _municipalities.Where(_ => dice.Happens(80))) municipality.NameDirector(OfRole(Role.ProcessDirector, 80).Id, Actor.Clock, now);
        for (var i = 0; i < 14; i++) OneSignal(db);
        for (var i = 0; i < 6; i++) OneTask(db);
        foreach (var signal in _signals.Where(s => s.Status == SignalStatus.ToWeighing && (s == _signals[0] || dice.Happens(75))).ToList()) OneWeighing(db, signal, sure: signal == _signals[0]);
        for (var i = 0; i < 8; i++) OneCase(db);
        foreach (var theCase in db.Cases.Local.ToList()) for (var i = dice.From(1, 3); i > 0; i--) OneProvision(db, theCase);
        foreach (var role in new[] { Role.TablePartner, Role.Dossierhouder, Role.WeighingMember, Role.ProcessDirector }) ReviewedProvision(db, role);
        for (var i = 0; i < 6; i++) OneMeeting(db);
        foreach (var municipality in _municipalities)
            foreach (var role in new[] { Role.Professional, Role.Dossierhouder, Role.TablePartner, Role.WeighingMember, Role.ProcessDirector }) OneQuestion(db, municipality, role);
        for (var i = 0; i < 4; i++) db.Themes.Add(new KeptTheme { Theme = "tension", MunicipalityId = dice.Pick(_municipalities).Id, On = Today });
        foreach (var person in _people.Where(_ => dice.Happens(70)))
            db.Drafts.Add(Draft.Start(new DraftId(ids.NewId()), person.Id, new DraftPlace("/melden", ""), "tekst", 2, As(person), now));
        foreach (var person in _people.Where(p => !Enum.GetValues<Role>().Any(r => Staying(r) == p) && dice.Happens(20))) Change(person);
        foreach (var person in _people.Where(p => p.DesignatedUntil > Today.AddDays(1) && dice.Happens(40))) Ask(person);
    }

    private void Ground(RondetafelDb db)
    {
        foreach (var name in new[] { "Een", "Twee", "Drie" })
            _municipalities.Add(Municipality.Join(new MunicipalityId(ids.NewId()), name, Slug.Of(name), Actor.Clock, Ago(OldestDays)));
        for (var i = 0; i < 5; i++)
            _organisations.Add(Organisation.Join(new OrganisationId(ids.NewId()), $"Organisatie {i}", dice.Pick(Enum.GetValues<OrganisationDomain>()), WeighingPart.None, null, Actor.Clock, Ago(OldestDays)));
        if (dice.Happens(50)) _organisations[4].End(Today.AddDays(dice.From(-20, 30)), Actor.Clock, Ago(OldestDays));
        db.Municipalities.AddRange(_municipalities);
        db.Organisations.AddRange(_organisations);
        foreach (var (code, number) in new[] { (Parameters.DesignationGate, 20200101), (Parameters.ScreeningMonths, OnDay.Gate.ScreeningMonths), (Parameters.TrainingMonths, OnDay.Gate.TrainingMonths) })
            db.Catalogue.Add(CatalogueEntry.Ship(new CatalogueEntryId(ids.NewId()), CatalogueKind.Parameter, "parameters", code, new EntryContent(code, code, number), OnDay.Gate.From, now));
    }

    private void People(RondetafelDb db)
    {
        var content = new[] { Role.Professional, Role.Dossierhouder, Role.WeighingMember, Role.OutsideExpert, Role.ProcessDirector, Role.TablePartner, Role.Executor };
        foreach (var role in Enum.GetValues<Role>())
            for (var i = 0; i < 2; i++) Designate([role], stays: i == 0);
        for (var i = 0; i < 6; i++) Designate([.. dice.Some(content, dice.From(2, 4))]);
        db.Professionals.AddRange(_people);
    }

    private void Designate(Role[] roles, bool stays = false)
    {
        var at = Ago(OldestDays);
        var lapses = !stays && dice.Happens(20);
        var until = Today.AddDays(lapses ? dice.From(-30, 30) : dice.From(60, 200));
        var municipality = roles.Contains(Role.Dossierhouder) || dice.Happens(30) ? dice.Pick(_municipalities).Id : (MunicipalityId?)null;
        var id = new ProfessionalId(ids.NewId());
        var given = new Designation(dice.Pick(_organisations).Id, municipality, $"Mens {_people.Count}", $"mens{_people.Count:00}@wereld.example", "werk", until, roles);
        var (person, outcome) = Professional.Designate(id, given, 12, Actor.Clock, at, Deadline.LocalDate(at));
        if (person is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        var day = Deadline.LocalDate(at);
        var topics = Enum.GetValues<TrainingTopic>();
        if (stays || dice.Happens(90)) person.Confirm(stays || dice.Happens(95) ? new Confirmation(day, day, stays || dice.Happens(95) ? topics : topics[1..]) : new Confirmation(day, null, []), Actor.Clock, at);
        _people.Add(person);
    }

    /// <summary>Somebody gets other roles after seats, chairs and cases were given.</summary>
    private void Change(Professional person)
    {
        var roles = dice.Some(new[] { Role.Professional, Role.WeighingMember, Role.ProcessDirector, Role.TablePartner, Role.Executor }, dice.From(1, 2));
        person.Redesignate(new Designation(person.OrganisationId, person.MunicipalityId, person.Name, person.Email, person.Function, Today.AddDays(90), roles.ToList()), 12, Actor.Clock, now, Today);
    }

    /// <summary>Roles that wait for a second person, which count for nothing.</summary>
    private void Ask(Professional person)
    {
        IReadOnlyList<Role> apart = [Role.Administrator, Role.LawfulnessOfficer];
        IReadOnlyList<Role> more = person.Roles.Any(apart.Contains) ? apart : [Role.WeighingMember, Role.OutsideExpert, Role.ProcessDirector, Role.TablePartner, Role.Executor];
        person.ProposeChange(
            new Designation(person.OrganisationId, person.MunicipalityId, person.Name, person.Email, person.Function, person.DesignatedUntil, [.. person.Roles, dice.Pick(more)]), 12, As(OfRole(Role.Administrator, 100)), now, Today);
    }

    private void OneSignal(RondetafelDb db)
    {
        var municipality = dice.Pick(_municipalities).Id;
        var reporter = dice.Happens(60) ? As(OfRole(Role.Professional, 60)) : Actor.Public;
        var at = Ago(dice.From(0, 40));
        var channel = dice.Pick(Enum.GetValues<Channel>());
        var given = new NewSignal(
            municipality, channel, null, new PersonGiven("Ada", "Proef", "1-1-1999", null, null), [new(new SignalFactId(ids.NewId()), new FactGiven("iets gezien", null, null, null, Observation.Own))],
            new ThoughtsGiven("zorg", null, null, null, PersonKnows.Unknown));
        var (signal, outcome) = Signal.Receive(new SignalId(ids.NewId()), $"M-{ids.Characters(5)}", given, SignalTerms, reporter, at);
        if (signal is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        var holder = As(OfRole(Role.Dossierhouder, 100));
        var steps = _signals.Count == 0 ? 7 : dice.From(0, 7);
        if (steps > 0) signal.ConfirmReporter(Step(), holder, at);
        if (steps > 1) signal.Acknowledge(Step(), holder, at);
        if (steps == 3) signal.AskBack(Step() with { Until = Today.AddDays(20) }, holder, at);
        if (steps == 4) signal.Route(Step() with { Target = "police" }, SignalTerms, holder, at);
        if (steps == 5) signal.Stop(Step() with { Target = "no_sign" }, SignalTerms, holder, at);
        if (steps >= 6) signal.BringToWeighing(Step() with { LighterOption = "hulp" }, holder, at);
        if (steps == 2 && dice.Happens(30) && _signals.Count > 0) signal.MergeInto(dice.Pick(_signals).Id, true, true, Step(), holder, at);
        _signals.Add(signal);
        db.Signals.Add(signal);
        db.Answers.Add(Answer.Owe(new AnswerId(ids.NewId()), new NewAnswer(signal.Id, municipality, reporter.Id, null, "Naam", "06", AnswerWish.CodeOnly, null), reporter, at));
    }

    private void OneTask(RondetafelDb db)
    {
        var pair = dice.Some(_signals, 2);
        if (db.MatchTasks.Local.Any(t => t.SignalId == pair[0].Id && t.OtherId == pair[1].Id)) return;
        var director = dice.Happens(50) ? OfRole(Role.ProcessDirector, 70).Id : (ProfessionalId?)null;
        var task = MatchTask.Find(new MatchTaskId(ids.NewId()), pair[0].Id, pair[1].Id, director is null ? dice.Pick(_municipalities).Id : null, director, Actor.Clock, now);
        if (dice.Happens(40)) task.Propose(Identifiers.Name | Identifiers.BirthDate, "zelfde", As(OfRole(Role.Dossierhouder, 100)), now, OfRole(Role.ProcessDirector, 70).Id);
        if (dice.Happens(20)) task.Dismiss("ander", As(OfRole(Role.Dossierhouder, 100)), now);
        db.MatchTasks.Add(task);
    }

    /// <summary>A question of somebody who may ask, or who may no more; now and then of the director themselves.</summary>
    private void OneQuestion(RondetafelDb db, Municipality municipality, Role role)
    {
        var asker = role == Role.ProcessDirector ? OfRole(role, 80) : dice.Happens(70) ? Staying(role) : OfRole(role, 60);
        var (question, _) = TableQuestion.Ask(new TableQuestionId(ids.NewId()), new NewQuestion(municipality.Id, "Ada", "Proef", null, "zorg"), new QuestionTerms(5, 60), As(asker), now);
        if (dice.Happens(30)) question!.See(As(OfRole(Role.ProcessDirector, 100)), now);
        db.Questions.Add(question!);
        foreach (var like in db.Cases.Local.OrderBy(c => c.Id.Value).Where(_ => dice.Happens(20)).ToList()) db.QuestionMatches.Add(QuestionMatch.Find(new QuestionMatchId(ids.NewId()), question!.Id, like.Id, now));
    }

    /// <summary>A meeting, of a series or single, to which anybody can be asked.</summary>
    private void OneMeeting(RondetafelDb db)
    {
        var chair = OfRole(Role.ProcessDirector, 80);
        var people = dice.Some(_people, dice.From(3, 8)).Select(p => new Invitee(p.Id, p.OrganisationId)).ToList();
        var (kind, time, place) = (dice.Pick(Enum.GetValues<MeetingKind>()), new MeetingTime(Today.AddDays(dice.From(0, 30)), new TimeOnly(13, 0), 60), new MeetingPlace("zaal", null));
        var series = dice.Happens(50) ? Series.Start(new SeriesId(ids.NewId()), new NewSeries(kind, time, 2, Today.AddDays(90), place, people), () => new SeriesMemberId(ids.NewId()), As(chair), now).Item1 : null;
        if (series is not null) db.Series.Add(series);
        db.Meetings.Add(Meeting.Plan(new MeetingId(ids.NewId()), new NewMeeting(chair.Id, kind, time, place, people, series?.Id), () => new ParticipantId(ids.NewId()), As(chair), now).Item1!);
    }

    private DateOnly Today => Deadline.LocalDate(now);

    private DateTime Ago(int days) => now.AddDays(-days);

    private StepGiven Step() => new(new SignalStepId(ids.NewId()), "reden");

    /// <summary>Somebody with this role alone, whose designation stands: so that no world lacks one in whom a rule shows.</summary>
    private Professional Staying(Role role) => _people.First(p => p.Roles.Contains(role));

    /// <summary>Mostly somebody with the role, now and then anybody.</summary>
    private Professional OfRole(Role role, int percent)
    {
        var with = _people.Where(p => p.Roles.Contains(role)).ToList();
        return dice.Pick(dice.Happens(percent) ? with : _people);
    }

    private static Actor As(Professional person) => new(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
}
