using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Provisions.Consent;

/// <summary>The answers of one organisation: one for each of its items, in their order.</summary>
public sealed class ConsentInput
{
    public List<ConsentAnswer> Items { get; set; } = [];

    /// <summary>The mark of what was asked, as the writer saw it.</summary>
    public string? Stamp { get; set; }
}

/// <summary>The answer for one item.</summary>
public sealed class ConsentAnswer
{
    public string? Item { get; set; }
    public string? Answer { get; set; }
}

/// <summary>
/// For an organisation whose contribution was chosen: who receives what, on which ground and why, with its own items only. Consent or none
/// for each, without having to say why; after handing over what went out.
/// </summary>
[Opens(ItemKind.ProvisionConsent, Permission.ConsentProvision)]
public sealed class IndexModel : ProvisionPage
{
    [BindProperty] public ConsentInput Input { get; set; } = new();

    public override string Key => "consent";

    public override string Back => "/mijn-werk";

    /// <summary>The items that are asked for.</summary>
    public IReadOnlyList<ProvisionItem> Asked => [.. V.Mine.Where(i => i.Consent != ItemConsent.NotNeeded)];

    /// <summary>One of them alone, by its place from 0; a method whose name begins with On would be a handler.</summary>
    public IReadOnlyList<ProvisionItem> ItemAt(int place) => [Asked[place]];

    /// <summary>Whether there is something to answer, or an answer to take back: by one's own answers alone, for that it can be changed no more would tell that all others answered. Who said no everywhere tells the director, who asks anew.</summary>
    public bool MayAnswer => V.P.Status is ProvisionStatus.AskingConsent or ProvisionStatus.InReview or ProvisionStatus.Approved && Asked.Any(i => i.Consent is ItemConsent.Waiting or ItemConsent.Given);

    /// <summary>The answers to choose from.</summary>
    public IReadOnlyList<Choice> Answers => [new("yes", T["provision.consent.yes"]), new("no", T["provision.consent.no"])];

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input.Items = [.. Asked.Select(i => new ConsentAnswer { Item = i.Id.Value.ToString(), Answer = i.Consent switch { ItemConsent.Given => "yes", ItemConsent.Refused => "no", _ => null } })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var missing = Input.Items.FindIndex(i => i.Answer is not ("yes" or "no"));
        if (missing >= 0) return Shaped(Outcome.Refused("choice_needed", $"Items[{missing}].Answer"));
        var answers = Asked.Select(i => (i.Id, Given: Input.Items.FirstOrDefault(a => a.Item == i.Id.Value.ToString()))).Where(a => a.Given is not null).ToDictionary(a => a.Id, a => a.Given!.Answer == "yes");
        if (!V.P.WentOut && Asked.Any(i => i.Consent == ItemConsent.Refused && answers.GetValueOrDefault(i.Id))) return Shaped(Outcome.Refused("not_now")); // in each state alike
        var outcome = await Changes.AnswerAsync(Id, now => Stamp(now) == Input.Stamp, turn =>
        {
            var answered = turn.P.Answer(answers, turn.By, turn.Now);
            if (answered is { IsGood: true, IsAlreadySo: false }) turn.Tell(turn.P.Director);
            return answered;
        }, cancel);
        if (!outcome.IsGood && outcome.Refusal!.Code != "gone") return Shaped(outcome);
        return await AnswerAsync(outcome, "provision.done.answered", Back, cancel);
    }

    /// <summary>
    /// A mark of what this organisation was asked: who receives, on which ground, why, who it is about, who reads along, and its own items with their answers. Nothing of
    /// what others brought in or answered changes it.
    /// </summary>
    public string Stamp(Provision p)
    {
        var own = p.Items.Where(i => i.Provider == V.Reader.Organisation && i.Consent != ItemConsent.NotNeeded).OrderBy(i => i.Order)
            .SelectMany(i => new[] { i.Id.Value.ToString(), i.Consent.ToString(), V.Read(i, i.Text), V.Read(i, i.Conditions) });
        string?[] facts = [p.ReceiverKind.ToString(), p.ReceiverOrganisation, V.Read(p.ReceiverPerson), p.Ground, V.Read(p.Necessity), p.Reviewer?.Value.ToString(), p.WentOut.ToString(),
            V.Read(p.GivenNames), V.Read(p.FamilyName), V.Read(p.BirthDate), V.Read(p.Address)];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(facts.Concat(own)))));
    }

    /// <summary>The page again, with a line for each item whatever was sent.</summary>
    private IActionResult Shaped(Outcome outcome)
    {
        Input.Items = [.. Asked.Select(i => new ConsentAnswer { Item = i.Id.Value.ToString(), Answer = Input.Items.FirstOrDefault(a => a.Item == i.Id.Value.ToString())?.Answer })];
        return Refuse(outcome.At(f => f == "Items" ? "Items[0].Answer" : f));
    }
}
