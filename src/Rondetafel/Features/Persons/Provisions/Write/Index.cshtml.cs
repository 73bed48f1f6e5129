using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Provisions.Write;

/// <summary>One short step of preparing a provision: who receives, why, what, who reads along. Each is kept when it is sent.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel(ProvisionSourcesQuery sources, RondetafelDb db) : ProvisionPage
{
    private static readonly string[] Steps = ["ontvanger", "waarom", "inhoud", "meelezer"];

    /// <summary>The step, from the address.</summary>
    [FromRoute] public string Step { get; set; } = "";

    [BindProperty] public ProvisionInput Input { get; set; } = new();

    /// <summary>What can be chosen in the last two steps; null in the first two.</summary>
    public ProvisionSources? Sources { get; private set; }

    /// <summary>The place of the step, from 1.</summary>
    public int Number => Array.IndexOf(Steps, Step) + 1;

    /// <summary>The fields of who receives.</summary>
    public ReceiverForm Form => ReceiverForm.Of(Input, T, V.Names.Lists.GetValueOrDefault(ProvisionView.Grounds, []));

    /// <summary>The contributions or the people to choose from.</summary>
    public IReadOnlyList<Choice> Choices => Step == "inhoud"
        ? [.. Sources!.Sources.Select(s => new Choice(s.Id.Value.ToString(), s.Text.Length > 160 ? s.Text[..160] + "…" : s.Text, About(s)))]
        : [.. Sources!.Reviewers.Select(r => new Choice(r.Value.ToString(), V.Person(r)))];

    /// <summary>What somebody has to know of a contribution to choose it: what it is, whose, of which category, and on which condition.</summary>
    private string About(Source s) => string.Join(" · ", new[]
    {
        $"{T["case.kind." + s.Kind]}, {V.Organisation(s.Provider)}", T.Of("provision.items.category", V.Names.Words.GetValueOrDefault(("case.category", s.Category), s.Category)),
        s.Conditions is { } conditions ? T.Of("case.conditions", conditions) : null,
    }.OfType<string>());

    public override string Key => "write";

    protected override bool IsOpen => V.P.Status == ProvisionStatus.Preparing;

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!IsOpen) return LocalRedirect(Back);
        (Input.Kind, Input.Organisation, Input.Person, Input.Ground) = (V.P.ReceiverKind.ToString(), V.P.ReceiverOrganisation, V.Read(V.P.ReceiverPerson), V.P.Ground);
        (Input.Necessity, Input.LighterOption, Input.Reviewer) = (V.Read(V.P.Necessity), V.Read(V.P.LighterOption), V.P.Reviewer?.Value.ToString());
        Input.Items = [.. V.P.Items.Select(i => i.ContributionId?.Value.ToString()).OfType<string>()];
        Input.Own = V.Items.FirstOrDefault(i => i.ContributionId is null) is { } own ? V.Read(own, own.Text) : V.P.Items.Count == 0 && Sources?.PersonName is { } name ? T.Of("provision.own.start", name) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var outcome = await Changes.LeadAsync(Id, Version, turn => ChangeAsync(turn, cancel), cancel);
        var next = Number == Steps.Length || V.P.IsComplete ? Back : $"{Back}/stap/{Steps[Number]}";
        return await AnswerAsync(outcome, "provision.done.written", next, cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (Number > 2) Sources ??= await sources.RunAsync(V.P, cancel);
    }

    private async Task<Outcome> ChangeAsync(ProvisionTurn turn, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Person", Input.Person), ("Necessity", Input.Necessity), ("LighterOption", Input.LighterOption), ("Own", Input.Own)) is { } wrong) return wrong;
        switch (Step)
        {
            case "ontvanger":
                var known = await Lists.IsOnListAsync(db, ProvisionView.Grounds, Input.Ground, turn.Acting.Today, cancel);
                if (Input.Receiver.Kind == ReceiverKind.OtherPartnership) Sources ??= await sources.RunAsync(turn.P, cancel);
                return turn.P.WriteReceiver(known ? Input.Receiver : Input.Receiver with { Ground = null }, turn.By, turn.Now, Sources?.Person);
            case "waarom":
                return turn.P.WriteReasons(Input.Necessity, Input.LighterOption, turn.By, turn.Now);
            case "inhoud":
                return turn.P.Choose([.. Chosen(turn)], turn.By, turn.Now, Sources!.Person);
            default:
                var reviewer = Sources!.Reviewers.Where(r => r.Value.ToString() == Input.Reviewer).Select(r => (ProfessionalId?)r).FirstOrDefault();
                return turn.P.NameReviewer(reviewer, reviewer is { } who ? V.Names.People[who].Organisation : null, turn.By, turn.Now);
        }
    }

    /// <summary>Each chosen contribution as its text is now, and the director's own sentences before them.</summary>
    private IEnumerable<NewProvisionItem> Chosen(ProvisionTurn turn)
    {
        if (!string.IsNullOrWhiteSpace(Input.Own))
        {
            var before = V.Items.FirstOrDefault(i => i.ContributionId is null);
            var same = before is not null && V.Read(before, before.Text)?.ReplaceLineEndings() == Input.Own.Trim().ReplaceLineEndings();
            yield return new NewProvisionItem(new ProvisionItemId(turn.NewId()), turn.P.DirectorOrganisation, Input.Own) { WrittenAt = same ? before!.WrittenAt : null };
        }
        foreach (var s in Sources!.Sources.Where(s => Input.Items.Contains(s.Id.Value.ToString())))
            yield return new NewProvisionItem(new ProvisionItemId(turn.NewId()), s.Provider, s.Text, s.Conditions, s.Id, s.Kind, s.Edition) { WrittenAt = s.WordsAt };
    }
}
