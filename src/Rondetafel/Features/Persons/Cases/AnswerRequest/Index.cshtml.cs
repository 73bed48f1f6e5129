using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.AnswerRequest;

/// <summary>An answer to a request as typed: new words, or something that was put in before; of who cannot share neither is kept.</summary>
public sealed class AnswerInput
{
    public string? Answer { get; set; }
    public string? Text { get; set; }
    public string? Kind { get; set; } = nameof(ContributionKind.Fact);
    public string? Audience { get; set; } = IndexModel.Asker;
    public string? Conditions { get; set; }
    public string? Ground { get; set; }
    public string? Contribution { get; set; }
}

/// <summary>
/// Answers a request: given, given with conditions, or cannot share, which needs no reason. What is given becomes a contribution
/// with an audience of its own, or is one that was put in before.
/// </summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(DefaultsQuery defaults) : CasePage
{
    /// <summary>The audience of who asks; the process director sees it too.</summary>
    public const string Asker = "asker";

    private IReadOnlyDictionary<ContributionKind, Default> _defaults = new Dictionary<ContributionKind, Default>();

    [FromRoute] public Guid Asked { get; set; }

    [BindProperty] public AnswerInput Input { get; set; } = new();

    public override string Key => "answer";

    protected override string Place => "vragen";

    protected override bool IsOpen => V.MayWork && Found is { Answer: RequestAnswer.Waiting };

    /// <summary>The request, when it was put to the reader's organisation.</summary>
    public ShareRequest? Found => V.Requests.FirstOrDefault(r => r.Id.Value == Asked && r.To == V.Reader.Organisation);

    /// <summary>The answers.</summary>
    public IReadOnlyList<Choice> Answers =>
        new[] { RequestAnswer.Given, RequestAnswer.GivenWithConditions, RequestAnswer.CannotShare }.Select(a => new Choice(a.ToString(), T["case.request." + a], T["life.answer." + a])).ToList();

    /// <summary>What the words of the answer can be.</summary>
    public IReadOnlyList<Choice> Kinds => new[] { ContributionKind.Fact, ContributionKind.View }.Select(k => new Choice(k.ToString(), T["case.kind." + k])).ToList();

    /// <summary>Who the answer can be for.</summary>
    public IReadOnlyList<Choice> Audiences =>
        [new(Asker, T.Of("case.seen.own", V.Organisation(Found!.From))), new(nameof(AudienceKind.WholeTable), T["case.seen.WholeTable"])];

    /// <summary>Whether the writer has to choose a ground: the one of the organisation's defaults can no longer be chosen.</summary>
    public bool AsksGround => _defaults.Values.Any(d => d.Ground is null);

    /// <summary>The contributions of the reader's organisation that can be the answer, newest first.</summary>
    public IReadOnlyList<Choice> Mine => V.Contributions.Where(V.IsMine).Reverse().Select(c => new Choice(c.Id.Value.ToString(), Short(V.Read(c, c.Text)!))).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Found is null) return NotFound();
        if (!Enum.TryParse<RequestAnswer>(Input.Answer, out var answer) || !Enum.IsDefined(answer)) return Refuse(Outcome.Refused("choice_needed", "Answer"));
        var gives = answer is RequestAnswer.Given or RequestAnswer.GivenWithConditions;
        var before = IdOf(Input.Contribution) is { } id && V.Contributions.Any(c => c.Id.Value == id && V.IsMine(c)) ? new ContributionId(id) : (ContributionId?)null;
        var written = gives && !string.IsNullOrWhiteSpace(Input.Text);
        var (given, found) = written ? Read(answer) : (null, Outcome.Done);
        if (written && before is not null) found = found.And(Outcome.Refused("answer_twice", "Contribution"));
        var (request, asker) = (Found.Id, Found.By);
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Requests | Parts.Contributions, turn => found.With(() =>
        {
            var mine = given is null ? null : given with { Id = new ContributionId(turn.NewId()) };
            if (mine is not null && turn.Case.Contribute(mine, turn.By, turn.Now) is { IsGood: false } refused) return refused;
            var outcome = turn.Case.AnswerRequest(request, answer, gives ? mine?.Id ?? before : null, turn.By, turn.Now);
            if (outcome.IsGood && !outcome.IsAlreadySo) turn.NoticeAtTable(asker, "cases.notice.answered");
            return outcome;
        }), cancel), cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        _defaults = await defaults.RunAsync(V, cancel);
    }

    /// <summary>The words of the answer as a contribution, and what is wrong with them that the page can know.</summary>
    private (NewContribution Given, Outcome Wrong) Read(RequestAnswer answer)
    {
        var kind = Input.Kind == nameof(ContributionKind.View) ? ContributionKind.View : ContributionKind.Fact;
        var set = _defaults[kind];
        var ground = string.IsNullOrWhiteSpace(Input.Ground) ? set.Ground : Input.Ground;
        var conditions = string.IsNullOrWhiteSpace(Input.Conditions) ? set.Conditions : Input.Conditions;
        var audience = Input.Audience == nameof(AudienceKind.WholeTable) ? Domain.Persons.Cases.Audience.Table : Domain.Persons.Cases.Audience.Of([Found!.From]);
        var wrong = Outcome.Fields(
            (!V.IsOnList(DefaultsQuery.Grounds, ground), "ground_needed", "Ground"),
            (Input.Audience is not (Asker or nameof(AudienceKind.WholeTable)), "choice_needed", "Audience"),
            (answer == RequestAnswer.GivenWithConditions && string.IsNullOrWhiteSpace(conditions), "conditions_needed", "Conditions"))
            .And(TypedText.TooLong(("Text", Input.Text), ("Conditions", Input.Conditions)));
        return (new NewContribution(default, kind, Input.Text, set.Category, ground ?? "", audience, Conditions: conditions), wrong);
    }

    private static string Short(string text) => text.Length > 90 ? text[..90] + "…" : text;
}
