using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Data;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases.Contribute;

/// <summary>Puts in a contribution: kind and text; the rest comes from the organisation's defaults.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(DefaultsQuery defaults, FileCheck files, Opened opened) : CasePage
{
    [BindProperty] public ContributeInput Input { get; set; } = new();

    /// <summary>The form with its choices.</summary>
    public ContributeForm Form { get; private set; } = null!;

    public override string Key => "contribute";

    protected override string Place => "inbreng";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (given, found) = Read();
        var (file, wrong) = Input.File is { Length: > 0 } sent ? await files.ReadAsync(sent, cancel) : (null, null);
        var refused = found.And(wrong).And(Outcome.Fields((given.Kind == ContributionKind.Document && file is null, "file_needed", "File")));
        var parts = given.Kind == ContributionKind.Conclusion || file is not null ? Parts.Contributions : Parts.None;
        return await AnswerAsync(await Changes.AddAsync(Id, parts, turn => refused.With(() => Add(turn, given, file)), cancel), cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Form = new ContributeForm(V, await defaults.RunAsync(V, cancel)) { Input = Input };
    }

    private Outcome Add(CaseTurn turn, NewContribution given, CheckedFile? file)
    {
        var mine = given with { Id = new ContributionId(turn.NewId()) };
        var outcome = turn.Case.Contribute(mine, turn.By, turn.Now);
        if (!outcome.IsGood || file is null) return outcome;
        var attachment = new AttachmentId(turn.NewId());
        var attached = turn.Case.Attach(mine.Id, attachment, file.Name, file.Type, file.Content.Length, turn.By, turn.Now);
        if (attached.IsGood) turn.Db.AttachmentContents.Add(new AttachmentContent { Id = attachment, CaseId = turn.Case.Id, Sealed = opened.Table.SealFile(attachment, file.Content) });
        return attached;
    }

    /// <summary>The contribution as typed, and what is wrong with it that the page can know.</summary>
    private (NewContribution Given, Outcome Wrong) Read()
    {
        var known = Enum.TryParse<ContributionKind>(Input.Kind, out var kind) && Enum.IsDefined(kind);
        if (!known) kind = ContributionKind.View; // asks the least, until it is known
        var (day, wrong) = Day(Input.Day, "Day", Lean.Past);
        var set = Form.Of(kind);
        var audience = AudienceChoice.Read(Input.Audience, Input.Named, set.Audience, V);
        var (category, ground) = (Or(Input.Category, set.Category), Or(Input.Ground, set.Ground));
        var found = Outcome.Done.And(wrong).And(Outcome.Fields(
            (!known, "choice_needed", "Kind"),
            (kind == ContributionKind.Fact && day > V.Today, "date_future", "Day"),
            (audience is null, "choice_needed", "Named"),
            (!V.IsOnList("case.category", category), "category_needed", "Category"),
            (!V.IsOnList("case.ground", ground), "ground_needed", "Ground")))
            .And(TypedText.TooLong(("Text", Input.Text), ("Source", Input.Source), ("Conditions", Input.Conditions)));
        var seen = V.Contributions.Select(c => c.Id).ToHashSet();
        var rests = Input.RestsOn.Select(IdOf).Where(i => i is not null).Select(i => new ContributionId(i!.Value)).Where(seen.Contains).ToList();
        var fact = kind == ContributionKind.Fact;
        return (new NewContribution(default, kind, Input.Text ?? "", category, ground, audience ?? Audience.Table, fact ? Input.Source : null, day, Or(Input.Conditions, set.Conditions)) { RestsOn = rests }, found);
    }

    private static string Or(string? typed, string? usual) => string.IsNullOrWhiteSpace(typed) ? usual ?? "" : typed;
}
