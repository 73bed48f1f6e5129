using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.AnswerRequest;

/// <summary>An answer to a request as typed.</summary>
public sealed class AnswerInput
{
    public string? Answer { get; set; }
    public string? Contribution { get; set; }
}

/// <summary>Answers a request: given, given with conditions, or cannot share, which needs no reason.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
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

    /// <summary>The contributions of the reader's organisation that can be the answer, newest first.</summary>
    public IReadOnlyList<Choice> Mine => V.Contributions.Where(V.IsMine).Reverse().Select(c => new Choice(c.Id.Value.ToString(), Short(V.Read(c, c.Text)!))).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Found is null) return NotFound();
        if (!Enum.TryParse<RequestAnswer>(Input.Answer, out var answer) || !Enum.IsDefined(answer)) return Refuse(Outcome.Refused("choice_needed", "Answer"));
        var with = IdOf(Input.Contribution) is { } id && V.Contributions.Any(c => c.Id.Value == id && V.IsMine(c)) ? new ContributionId(id) : (ContributionId?)null;
        var (request, asker) = (Found.Id, Found.By);
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Requests | Parts.Contributions, turn =>
        {
            var outcome = turn.Case.AnswerRequest(request, answer, answer == RequestAnswer.CannotShare ? null : with, turn.By, turn.Now);
            if (outcome.IsGood && !outcome.IsAlreadySo) turn.NoticeAtTable(asker, "cases.notice.answered");
            return outcome;
        }, cancel), cancel);
    }

    private static string Short(string text) => text.Length > 90 ? text[..90] + "…" : text;
}
