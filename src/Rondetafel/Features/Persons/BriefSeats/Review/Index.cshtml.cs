using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.BriefSeats.Review;

/// <summary>A review as typed.</summary>
public sealed class ReviewInput
{
    public string? Justified { get; set; }
    public string? Why { get; set; }
}

/// <summary>What the page shows of a seat for four hours.</summary>
public sealed record Reviewed(BriefSeat Given, string Number, string Giver, string GivenFor, string Person, string Organisation, string? Reviewer);

/// <summary>Somebody of another organisation, or the lawfulness officer, says whether a seat for four hours was justified. Its table opens what was written with that seat only.</summary>
[Opens(ItemKind.BriefSeat, Permission.ReviewBriefSeat)]
public sealed class IndexModel(BriefSeatQuery query, Opened opened, CaseChangeHandler changes) : FormPage, IAnswersAgain
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public ReviewInput Input { get; set; } = new();

    /// <summary>The seat.</summary>
    public Reviewed R { get; private set; } = null!;

    /// <summary>Yes or no.</summary>
    public IReadOnlyList<Choice> Answers => [new("ja", T["brief.justified"]), new("nee", T["brief.not_justified"])];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        bool? justified = Input.Justified switch { "ja" => true, "nee" => false, _ => null };
        var outcome = Outcome.Fields(
            (justified is null, "choice_needed", "Justified"), (string.IsNullOrWhiteSpace(Input.Why), "text_needed", "Why"), (Input.Why?.Length > Narrative.MaxLength, "text_too_long", "Why"));
        if (outcome.IsGood)
            outcome = await changes.ReviewAsync(Id, turn =>
            {
                var reviewed = turn.Case.ReviewBriefSeat(new BriefSeatId(Id), justified, Input.Why, turn.By, turn.Now);
                if (reviewed is { IsGood: true, IsAlreadySo: false } && turn.Case.BriefSeats.FirstOrDefault(b => b.Id == new BriefSeatId(Id)) is { } given)
                    Notices.Tell(turn.Db, [given.GivenBy, given.ProfessionalId, turn.Case.Director], "cases.notice.brief.reviewed", turn.NewId, turn.By, turn.Now);
                return reviewed;
            }, cancel);
        if (outcome.IsGood) return Done("brief.reviewed", "/mijn-werk");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("brief.reviewed", "/mijn-werk"));

    /// <summary>Opens what was written with the seat.</summary>
    public string? Read(Narrative? text) => opened.Table.Read(text, Id);

    private async Task LoadAsync(CancellationToken cancel) => R = await query.RunAsync(new BriefSeatId(Id), cancel);
}

/// <summary>Reads a seat for four hours for its reviewer, with the names of who gave and got it and the number of the case.</summary>
public sealed class BriefSeatQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The seat. Throws when it is not there for this actor.</summary>
    public async Task<Reviewed> RunAsync(BriefSeatId id, CancellationToken cancel)
    {
        var from = db.BriefSeats.ToReview(acting.By, db, acting.Now, alsoReviewed: true).AsNoTracking().Where(b => b.Id == id);
        var given = await from.SingleAsync(cancel);
        var number = await db.Cases.OfBriefSeats(from).Select(c => c.Number).SingleAsync(cancel);
        ProfessionalId?[] people = [given.GivenBy, given.ProfessionalId, given.ReviewedBy];
        var named = await db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id)).Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.Id, p.Name, Organisation = o.Name }).ToDictionaryAsync(p => p.Id, cancel);
        var house = await db.Organisations.Where(o => o.Id == given.GivenFor).Select(o => o.Name).SingleAsync(cancel);
        return new Reviewed(
            given, number, named[given.GivenBy].Name, house, named[given.ProfessionalId].Name, named[given.ProfessionalId].Organisation, given.ReviewedBy is { } reviewer ? named[reviewer].Name : null);
    }
}
