using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Provisions;
using Rondetafel.Ui;
using Found = Rondetafel.Domain.Persons.Cases.Contribution;

namespace Rondetafel.Features.Persons.Cases.Contributed;

/// <summary>One contribution: a fact is confirmed or refuted here; its provider corrects it, says who sees it, and adds or withdraws files.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(FileCheck files, Opened opened, FetchesQuery fetches, Dates dates) : CasePage
{
    private bool _wentOut;
    private bool _audience;

    [FromRoute] public Guid Contribution { get; set; }

    [BindProperty] public ContributionInput Input { get; set; } = new();

    /// <summary>The contribution.</summary>
    public Found C { get; private set; } = null!;

    /// <summary>Who fetched which of its files, for its provider; empty for everybody else.</summary>
    public IReadOnlyList<Fetch> Fetches { get; private set; } = [];

    /// <summary>Who has it outside the table, for its provider and the process director; empty for everybody else.</summary>
    public IReadOnlyList<Provided> Provided { get; private set; } = [];

    /// <summary>How it stands now, for a clash of two editors, and what came of what the writer sent.</summary>
    public string Clash => _audience ? $"{AudienceStanding}\n\n{T["case.clash.audience"]}" : $"{Standing}\n\n{T[C.IsSettled ? "case.clash.settled" : "case.clash.text"]}";

    /// <summary>What the writer of the form about its audience saw: what was sent or kept, until a clash showed how it stands.</summary>
    public string SeenAudience => !_audience && ModelState["Input.SeenAudience"]?.AttemptedValue is { Length: > 0 } seen ? seen : MarkOf(C);

    /// <summary>Who reads it now, in words, and what waits; for its provider.</summary>
    private string AudienceStanding => $"{T["life.widening.now"]}: {V.Words(T, C, C.Audience)}" + (C is { Widening: WideningStatus.Waiting, Wider: { } wider, WideningAt: { } at }
        ? $"\n{T.Of("life.widening.by", V.Person(C.WideningBy), dates.Long(at))}\n{T["life.widening.wanted"]}: {V.Words(T, C, wider)}\n{T["life.widening.why"]}: {V.WhyWaits(C)}" : "");

    /// <summary>What stands now, in words: the text with its conditions, and how the fact was settled.</summary>
    private string Standing => string.Join("\n", new[]
    {
        V.Read(C, C.Text), V.Read(C, C.Conditions) is { } conditions ? T.Of("case.conditions", conditions) : null,
        C.IsSettled ? $"{T["case.factstatus." + C.FactStatus]} {V.Read(C, C.Check)}" : null,
    }.OfType<string>());

    /// <summary>What was typed and has no form any more to stand in, because the fact was settled meanwhile; null otherwise.</summary>
    public string? Typed => !C.IsSettled ? null : Input.Check ?? (Input.Conditions is null ? Input.Text : $"{Input.Text}\n\n{Input.Conditions}");

    public override string Key => "contribution";

    protected override string Place => "inbreng";

    /// <summary>The answers to "who sees this".</summary>
    public IReadOnlyList<Choice> Audiences => Enum.GetValues<AudienceKind>().Select(k => new Choice(k.ToString(), T["case.audience." + k])).ToList();

    /// <summary>The other organisations at the table.</summary>
    public IReadOnlyList<Choice> Others => V.AtTable.Where(o => o.Id != V.Reader.Organisation).Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        return V.MayWork ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        var found = Outcome.Fields(
            (!Enum.TryParse<FactStatus>(Input.Status, out var status) || !Enum.IsDefined(status), "choice_needed", "Status"),
            (string.IsNullOrWhiteSpace(Input.Check), "reason_needed", "Check")).And(TypedText.TooLong(("Check", Input.Check)));
        if (!found.IsGood) return Refuse(found);
        var outcome = await Changes.AddAsync(Id, Parts.Contributions, turn => Changed(turn) ?? Told(turn, turn.Case.SettleFact(C.Id, status, Input.Check, turn.By, turn.Now)), cancel);
        return await AnswerAsync(outcome.OrClash(Input.Check), cancel, done: "life.contribution.done.settle");
    }

    public async Task<IActionResult> OnPostRewriteAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        if (TypedText.TooLong(("Text", Input.Text), ("Conditions", Input.Conditions)) is { } long_) return Refuse(long_);
        return await ChangeAsync(
            Parts.Contributions, turn => Changed(turn) ?? Told(turn, turn.Case.Rewrite(C.Id, Input.Text, Input.Conditions, turn.By, turn.Now)), "rewrite", cancel);
    }

    public async Task<IActionResult> OnPostAudienceAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        var audience = AudienceChoice.Read(Input.Audience, Input.Named, C.AudienceKind, V);
        var typed = Outcome.Fields((audience is null, "choice_needed", "Named")).And(TypedText.TooLong(("Reason", Input.Reason)));
        if (!typed.IsGood) return Refuse(typed);
        var waits = false;
        var outcome = await Changes.AddAsync(Id, Parts.Contributions, turn =>
        {
            var found = turn.Case.Contributions.FirstOrDefault(c => c.Id == C.Id);
            if (found is not null && V.IsMine(found) && MarkOf(found) != Input.SeenAudience) return Outcome.Refused("clash");
            var before = found?.Audience;
            var given = turn.Case.GiveAudience(C.Id, audience!, Input.Reason, turn.By, turn.Now);
            waits = given.IsGood && found!.Widening == WideningStatus.Waiting;
            if (waits) foreach (var second in found!.Seconds(turn.Case.Director, turn.Case.Seats, turn.Now)) turn.Tell(second);
            return waits && found!.AudienceKind == before!.Kind && found.Named.Count == before.Named.Count ? given : Told(turn, given);
        }, cancel);
        _audience = outcome.Refusal?.Code == "clash";
        return await AnswerAsync(outcome, cancel, done: "life.contribution.done." + (waits ? "widening" : "audience"));
    }

    public async Task<IActionResult> OnPostAttachAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        if (Input.File is not { Length: > 0 } sent) return Refuse(Outcome.Refused("file_needed", "File"));
        var (file, wrong) = await files.ReadAsync(sent, cancel);
        if (file is null) return Refuse(wrong!);
        return await ChangeAsync(Parts.Contributions, turn =>
        {
            var id = new AttachmentId(turn.NewId());
            var attached = turn.Case.Attach(C.Id, id, file.Name, file.Type, file.Content.Length, turn.By, turn.Now);
            if (attached.IsGood) turn.Db.AttachmentContents.Add(new AttachmentContent { Id = id, CaseId = turn.Case.Id, Sealed = opened.Table.SealFile(id, file.Content) });
            return attached;
        }, "attach", cancel);
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        if (IdOf(Input.Attachment) is not { } file || V.Files(C).All(f => f.Id.Value != file)) return NotFound();
        var action = Input.What == nameof(AttachmentAction.Restore) ? AttachmentAction.Restore : AttachmentAction.Withdraw;
        return await ChangeAsync(Parts.Contributions | Parts.Attachments, turn => turn.Case.DoAttachment(new AttachmentId(file), action, turn.By, turn.Now), "file", cancel);
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return C is not null;
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        C = V.Contributions.FirstOrDefault(c => c.Id.Value == Contribution)!;
        if (C is null) return;
        Fetches = await fetches.RunAsync(V, C, cancel);
        var provided = HttpContext.RequestServices.GetRequiredService<ProvidedQuery>();
        if (V.Leads || V.IsMine(C)) Provided = await provided.OfContributionAsync(V.Case.Id, C.Id, cancel);
        _wentOut = HttpMethods.IsPost(Request.Method) && await provided.WentOutAsync(C.Id, cancel);
    }

    /// <summary>The page has several forms and one of them is sent: the others show how it stands.</summary>
    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.Result is not PageResult || C is null) return;
        var sent = HttpMethods.IsPost(Request.Method) ? Request.Form.Keys : [];
        if (!C.IsSettled && !sent.Contains("Input.Text")) (Input.Text, Input.Conditions) = (V.Read(C, C.Text), V.Read(C, C.Conditions));
        if (!sent.Contains("Input.SeenAudience")) (Input.Audience, Input.Named) = (C.AudienceKind.ToString(), C.Named.Select(n => n.Value.ToString()).ToList());
    }

    /// <summary>Whether somebody changed its words or state since the writer opened the page.</summary>
    private Outcome? Changed(CaseTurn turn) =>
        turn.Case.Contributions.FirstOrDefault(c => c.Id == C.Id) is { } now && now.Edition != Input.Seen ? Outcome.Refused("clash") : null;

    /// <summary>A mark of who reads it and of what waits: a form about that which saw another one is a clash.</summary>
    private static string MarkOf(Found of) => string.Join(' ', of.Named.Select(n => n.Value.ToString()).Order(StringComparer.Ordinal).Prepend($"{of.AudienceKind} {of.Widening} {of.WideningAt?.Ticks}"));

    /// <summary>What somebody outside the table has is changed here only: the process director hears it, who can call it back.</summary>
    private Outcome Told(CaseTurn turn, Outcome outcome)
    {
        if (outcome is { IsGood: true, IsAlreadySo: false } && _wentOut) turn.NoticeAtTable(turn.Case.Director, "provision.notice.changed");
        return outcome;
    }

    private async Task<IActionResult> ChangeAsync(Parts parts, Func<CaseTurn, Outcome> change, string done, CancellationToken cancel) =>
        await AnswerAsync(await Changes.AddAsync(Id, parts, change, cancel), cancel, done: "life.contribution.done." + done);
}
