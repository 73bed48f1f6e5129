using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Inform;

/// <summary>Told or not, as typed.</summary>
public sealed class InformInput
{
    public string? Told { get; set; } = "yes";
    public string? Why { get; set; }
    public string? Until { get; set; }
    public string? Outsider { get; set; }
}

/// <summary>The person was told, or telling waits until a date with a ground; informing is what is chosen beforehand. With "?wie=voogd" the guardian of a minor.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public InformInput Input { get; set; } = new();

    /// <summary>"voogd" for the guardian; anything else is the person.</summary>
    [FromQuery(Name = "wie")] public string? Who { get; set; }

    public override string Key => Whom == InformingOf.Guardian ? "guardian" : "inform";

    protected override string Place => "afspraken";

    protected override bool IsOpen => base.IsOpen && (Whom == InformingOf.Person || V.Case.IsMinor(V.Today));

    private InformingOf Whom => Who == "voogd" ? InformingOf.Guardian : InformingOf.Person;

    /// <summary>The two answers.</summary>
    public IReadOnlyList<Choice> Answers => [new("yes", T[$"life.{Key}.yes"]), new("no", T[$"life.{Key}.no"])];

    /// <summary>Whether waiting once more needs somebody from outside the table.</summary>
    public bool NeedsOutsider => V.Case.Postponed(Whom) >= 2;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (until, wrong) = Day(Input.Until, "Until");
        var found = Outcome.Done.And(wrong).And(Outcome.Fields(
            (Input.Told is not ("yes" or "no"), "choice_needed", "Told"),
            (Input.Why?.Length > 7700, "text_too_long", "Why"),
            (Input.Outsider?.Length > 200, "text_too_long", "Outsider")));
        var given = new InformingGiven(Input.Told == "yes", Input.Why, until, Input.Outsider);
        return await AnswerAsync(await Changes.AddAsync(
            Id, Parts.Informings, turn => found.With(() => turn.Case.Inform(new InformingId(turn.NewId()), Whom, given, turn.By, turn.Now)), cancel), cancel);
    }
}
