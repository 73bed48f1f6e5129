using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Seats;

/// <summary>A seat as typed.</summary>
public sealed class SeatInput
{
    public string? Professional { get; set; }
    public string? Until { get; set; }
    public string? StandIn { get; set; }
    public string? Function { get; set; }
    public string? Seat { get; set; }
    public string? Last { get; set; }
}

/// <summary>A seat for four hours as typed.</summary>
public sealed class BriefInput
{
    public string? Professional { get; set; }
    public string? Reason { get; set; }
}

/// <summary>The table: gives a seat, lets one go on, ends one from now on, names who sits in.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel(TableQuery table, GiveBriefSeatHandler briefSeats) : CasePage
{
    private IReadOnlyList<TableCandidate> _candidates = [];

    [BindProperty] public SeatInput Input { get; set; } = new();

    [BindProperty] public BriefInput Brief { get; set; } = new();

    public override string Key => "seats";

    protected override string Place => "tafel";

    /// <summary>Everybody who can be given a seat or sit in.</summary>
    public IReadOnlyList<Choice> People => _candidates.Select(p => new Choice(p.Id.Value.ToString(), $"{p.Name}, {p.Function}, {p.Organisation}")).ToList();

    /// <summary>The last day that a seat can go on until; null when it ends with the designation already, or with the meeting for which it was passed.</summary>
    public DateOnly? CanGoOnUntil(Seat seat) => seat.ForMeeting is null && seat.EndsAt is null && DesignatedUntil(seat.ProfessionalId) is { } last && last > seat.Until ? last : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (until, wrong) = Day(Input.Until, "Until");
        var person = Known(Input.Professional);
        var found = Outcome.Fields((person is null, "choice_needed", "Professional")).And(wrong);
        if (person is null || !found.IsGood) return Refuse(found);
        var function = V.List("case.function").Any(f => f.Value == Input.Function) ? Input.Function : null;
        var standIn = Known(Input.StandIn)?.Id;
        return await AnswerAsync(await Changes.LeadAsync(Id, Parts.None, turn =>
        {
            var outcome = turn.Case.GiveSeat(
                new NewSeat(new SeatId(turn.NewId()), person.Id, person.OrganisationId, person.Until, until, standIn, function), turn.By, turn.Now);
            if (!outcome.IsGood) return outcome;
            NoticeOther(turn, person.Id, "cases.notice.seat");
            NoticeOther(turn, standIn, "cases.notice.standin");
            return outcome;
        }, cancel), cancel);
    }

    public async Task<IActionResult> OnPostBriefAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return await AnswerAsync(await briefSeats.LeadingAsync(new GiveBriefSeat(Id, Known(Brief.Professional), Brief.Reason), cancel), cancel, "Brief", "brief.done");
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (last, wrong) = Day(Input.Last, "Last");
        var seat = new SeatId(IdOf(Input.Seat) ?? default);
        var designated = V.Case.Seats.FirstOrDefault(s => s.Id == seat) is { } found ? DesignatedUntil(found.ProfessionalId) ?? found.Until : Acting.Today;
        var outcome = wrong ?? await Changes.LeadAsync(Id, Parts.None, turn =>
        {
            var renewed = turn.Case.RenewSeat(seat, last, designated, turn.By, turn.Now);
            if (renewed is { IsGood: true, IsAlreadySo: false }) NoticeOther(turn, HolderOf(turn, seat), "cases.notice.seat.renewed");
            return renewed;
        }, cancel);
        return await AnswerAsync(outcome.At("Until", "Last"), cancel, done: "life.seats.renewed");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel) => await AnswerAsync(
        await Changes.LeadAsync(Id, Parts.None, turn =>
        {
            var seat = new SeatId(IdOf(Input.Seat) ?? default);
            var outcome = turn.Case.EndSeat(seat, turn.By, turn.Now);
            if (outcome is { IsGood: true, IsAlreadySo: false }) NoticeOther(turn, HolderOf(turn, seat), "cases.notice.seat.ended");
            return outcome;
        }, cancel), cancel, done: "life.seats.ended");

    public async Task<IActionResult> OnPostStandInAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var standIn = Known(Input.StandIn)?.Id;
        var seat = new SeatId(IdOf(Input.Seat) ?? default);
        return await AnswerAsync(await Changes.LeadAsync(Id, Parts.None, turn =>
        {
            var before = turn.Case.Seats.FirstOrDefault(s => s.Id == seat)?.StandIn;
            var outcome = turn.Case.NameStandIn(seat, standIn, turn.By, turn.Now);
            if (outcome is not { IsGood: true, IsAlreadySo: false }) return outcome;
            NoticeOther(turn, standIn, "cases.notice.standin");
            NoticeOther(turn, before, "cases.notice.standin.ended");
            return outcome;
        }, cancel), cancel, done: "life.seats.standin");
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        _candidates = await table.RunAsync(V.Case.MunicipalityId, [], cancel);
    }

    private static ProfessionalId? HolderOf(CaseTurn turn, SeatId seat) => turn.Case.Seats.FirstOrDefault(s => s.Id == seat)?.ProfessionalId;

    private static void NoticeOther(CaseTurn turn, ProfessionalId? who, string text)
    {
        if (who is { } person && person != turn.By.Id) turn.Notice(person, text);
    }

    private TableCandidate? Known(string? id) => IdOf(id) is { } known ? _candidates.FirstOrDefault(c => c.Id.Value == known) : null;

    private DateOnly? DesignatedUntil(ProfessionalId who) => _candidates.FirstOrDefault(c => c.Id == who)?.Until;
}
