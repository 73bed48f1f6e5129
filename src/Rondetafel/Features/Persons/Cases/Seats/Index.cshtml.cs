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
}

/// <summary>The table: gives a seat, ends one from now on, names who sits in.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public SeatInput Input { get; set; } = new();

    public override string Key => "seats";

    protected override string Place => "tafel";

    /// <summary>Everybody who can be given a seat.</summary>
    public IReadOnlyList<Choice> People => V.Names.People.Values.Where(p => p.MaySit).OrderBy(p => V.Organisation(p.Organisation), StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture)
        .Select(p => new Choice(p.Id.Value.ToString(), $"{p.Name}, {p.Function}, {V.Organisation(p.Organisation)}")).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (until, wrong) = Day(Input.Until, "Until");
        if (Known(Input.Professional) is not { } person) return Refuse(Outcome.Refused("choice_needed", "Professional"));
        if (wrong is not null) return Refuse(wrong);
        if (until is not { } last) return Refuse(Outcome.Refused("until_needed", "Until"));
        var function = V.List("case.function").Any(f => f.Value == Input.Function) ? Input.Function : null;
        return await AnswerAsync(await Changes.LeadAsync(Id, Parts.None, turn =>
        {
            var outcome = turn.Case.GiveSeat(new NewSeat(new SeatId(turn.NewId()), person.Id, person.Organisation, last, Known(Input.StandIn)?.Id, function), turn.By, turn.Now);
            if (outcome.IsGood) turn.Tell(person.Id);
            return outcome;
        }, cancel), cancel);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel) => await AnswerAsync(
        await Changes.LeadAsync(Id, Parts.None, turn => turn.Case.EndSeat(new SeatId(IdOf(Input.Seat) ?? default), turn.By, turn.Now), cancel), cancel, done: "life.seats.ended");

    public async Task<IActionResult> OnPostStandInAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var standIn = Known(Input.StandIn)?.Id;
        return await AnswerAsync(await Changes.LeadAsync(
            Id, Parts.None, turn => turn.Case.NameStandIn(new SeatId(IdOf(Input.Seat) ?? default), standIn, turn.By, turn.Now), cancel), cancel, done: "life.seats.standin");
    }

    private Named? Known(string? id) => IdOf(id) is { } known && V.Names.People.TryGetValue(new ProfessionalId(known), out var person) && person.MaySit ? person : null;
}
