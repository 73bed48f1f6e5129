using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Flagging;

/// <summary>A flag as typed.</summary>
public sealed class FlagInput
{
    public string? Kind { get; set; }
    public string? From { get; set; }
    public string? Expected { get; set; }
    public string? Flag { get; set; }
    public string? Until { get; set; }
    public string? Holder { get; set; }
}

/// <summary>Dated facts about where the person is: put, end, and moved within the partnership.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(MoveQuery moves) : CasePage
{
    private IReadOnlyList<Taker> _takers = [];

    [BindProperty] public FlagInput Input { get; set; } = new();

    public override string Key => "flags";

    protected override string Place => "afspraken";

    /// <summary>The flags that can be put; moving within the partnership has its own form.</summary>
    public IReadOnlyList<Choice> Kinds => Enum.GetValues<FlagKind>().Where(k => k != FlagKind.MovedWithin).Select(k => new Choice(k.ToString(), T["case.flag." + k], k == FlagKind.PublicFigure ? T["case.publicfigure"] : null)).ToList();

    /// <summary>The flags that stand.</summary>
    public IReadOnlyList<Flag> Standing => V.Case.Flags.Where(f => f.Until is null && f.Kind != FlagKind.MovedWithin).OrderBy(f => f.From).ToList();

    /// <summary>Why the last day that was typed for a flag was refused; null for every other flag.</summary>
    public string? Wrong(Flag flag) =>
        IdOf(Input.Flag) == flag.Id.Value && ModelState.TryGetValue("Input.Until", out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>The dossierhouders of the other municipalities of the partnership.</summary>
    public IReadOnlyList<Choice> Takers => _takers.Select(t => new Choice(t.Id.Value.ToString(), $"{t.Municipality}: {t.Name}")).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (from, wrong) = Day(Input.From, "From", Lean.Past);
        var (expected, wrongToo) = Day(Input.Expected, "Expected");
        var chosen = Enum.TryParse<FlagKind>(Input.Kind, out var kind) && Enum.IsDefined(kind) && kind != FlagKind.MovedWithin;
        var found = Outcome.Fields((!chosen, "choice_needed", "Kind")).And(wrong).And(wrongToo);
        return await AnswerAsync(await Changes.AddAsync(
            Id, Parts.Flags, turn => found.With(() => turn.Case.PutFlag(new FlagId(turn.NewId()), kind, from ?? Acting.Today, expected, turn.By, turn.Now)), cancel), cancel);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        var (last, wrong) = Day(Input.Until, "Until", Lean.Past);
        var flag = new FlagId(IdOf(Input.Flag) ?? default);
        return await AnswerAsync(wrong ?? await Changes.AddAsync(Id, Parts.Flags, turn => turn.Case.EndFlag(flag, last ?? Acting.Today, turn.By, turn.Now), cancel), cancel);
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (_takers.FirstOrDefault(t => t.Id.Value.ToString() == Input.Holder) is not { } taker) return Refuse(Outcome.Refused("choice_needed", "Holder"));
        var leaving = await moves.OfAsync(V.Case.MunicipalityId, cancel);
        return await AnswerAsync(await Changes.DecideAsync(Id, Version, Parts.Flags, turn => Move(turn, taker, leaving), cancel), cancel, done: "life.flags.moved");
    }

    /// <summary>Moves the case; who gets a seat and whose seat ended is told so.</summary>
    private static Outcome Move(CaseTurn turn, Taker taker, IReadOnlyCollection<ProfessionalId> leaving)
    {
        var today = turn.Acting.Today;
        var before = turn.Case.Seats.Where(s => s.Until >= today).ToList();
        var seat = new NewSeat(new SeatId(turn.NewId()), taker.Id, taker.Organisation, taker.DesignatedUntil);
        var outcome = turn.Case.MoveWithin(
            new CaseMove(new CaseStepId(turn.NewId()), new FlagId(turn.NewId()), taker.MunicipalityId, seat, leaving), turn.By, turn.Now);
        if (!outcome.IsGood) return outcome;
        turn.Notice(taker.Id, "cases.notice.arrived");
        foreach (var left in before.Where(s => s.Until < today)) turn.Notice(left.ProfessionalId, "cases.notice.left");
        return outcome;
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        _takers = V.Leads ? await moves.TakersAsync(V.Case.MunicipalityId, cancel) : [];
    }
}
