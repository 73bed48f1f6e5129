using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Contact;

/// <summary>Who keeps contact, as typed.</summary>
public sealed class ContactInput
{
    public string? With { get; set; }
    public string? Keeper { get; set; }
}

/// <summary>Names who of the table keeps contact with school, parents, youth worker or guardian.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public ContactInput Input { get; set; } = new();

    public override string Key => "contact";

    protected override string Place => "afspraken";

    /// <summary>With whom.</summary>
    public IReadOnlyList<Choice> Withs => Enum.GetValues<ContactWith>().Where(w => w != (V.Case.IsMinor(V.Today) ? ContactWith.Parents : ContactWith.Guardian)).Select(w => new Choice(w.ToString(), T["case.contact." + w])).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var found = Outcome.Fields((!Enum.TryParse<ContactWith>(Input.With, out var with) || !Enum.IsDefined(with), "choice_needed", "With"));
        var keeper = IdOf(Input.Keeper) is { } id ? new ProfessionalId(id) : (ProfessionalId?)null;
        return await AnswerAsync(await Changes.AddAsync(
            Id, Parts.Keepers, turn => found.With(() => turn.Case.KeepContact(new ContactKeeperId(turn.NewId()), with, keeper, turn.By, turn.Now)), cancel), cancel);
    }
}
