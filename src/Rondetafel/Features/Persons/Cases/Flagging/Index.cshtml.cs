using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Cases.Flagging;

/// <summary>A flag as typed.</summary>
public sealed class FlagInput
{
    public string? Kind { get; set; }
    public string? From { get; set; }
    public string? Expected { get; set; }
    public string? Flag { get; set; }
    public string? Until { get; set; }
    public string? Municipality { get; set; }
}

/// <summary>Dated facts about where the person is: put, end, and moved within the partnership.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(RondetafelDb db) : CasePage
{
    [BindProperty] public FlagInput Input { get; set; } = new();

    public override string Key => "flags";

    protected override string Place => "afspraken";

    /// <summary>The flags that can be put; moving within the partnership has its own form.</summary>
    public IReadOnlyList<Choice> Kinds => Enum.GetValues<FlagKind>().Where(k => k != FlagKind.MovedWithin).Select(k => new Choice(k.ToString(), T["case.flag." + k])).ToList();

    /// <summary>The flags that stand.</summary>
    public IReadOnlyList<Flag> Standing => V.Case.Flags.Where(f => f.Until is null && f.Kind != FlagKind.MovedWithin).OrderBy(f => f.From).ToList();

    /// <summary>The other municipalities of the partnership.</summary>
    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (from, wrong) = Day(Input.From, "From", Lean.Past);
        var (expected, wrongToo) = Day(Input.Expected, "Expected");
        if (!Enum.TryParse<FlagKind>(Input.Kind, out var kind) || !Enum.IsDefined(kind) || kind == FlagKind.MovedWithin)
            return await AnswerAsync(Outcome.Refused("choice_needed", "Kind"), cancel);
        return await AnswerAsync(wrong ?? wrongToo ?? await Changes.AddAsync(
            Id, Parts.Flags, turn => turn.Case.PutFlag(new FlagId(turn.NewId()), kind, from ?? Acting.Today, expected, turn.By, turn.Now), cancel), cancel);
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
        var to = IdOf(Input.Municipality) is { } id && Municipalities.Any(m => m.Value == Input.Municipality) ? new MunicipalityId(id) : (MunicipalityId?)null;
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Flags, turn => turn.Case.MoveWithin(new FlagId(turn.NewId()), to, turn.By, turn.Now), cancel), cancel, done: "life.flags.moved");
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        var held = V.Case.MunicipalityId;
        Municipalities = (await db.Municipalities.AsNoTracking().Where(m => m.Id != held).Select(m => new { m.Id, m.Name }).ToListAsync(cancel))
            .Select(m => new Choice(m.Id.Value.ToString(), m.Name)).OrderBy(c => c.Text, StringComparer.CurrentCulture).ToList();
    }
}
