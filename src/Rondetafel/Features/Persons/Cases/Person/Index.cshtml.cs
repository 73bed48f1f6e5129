using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Provisions;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Person;

/// <summary>Who it is about, as typed.</summary>
public sealed class PersonInput
{
    public string? GivenNames { get; set; }
    public string? FamilyName { get; set; }
    public string? BirthDate { get; set; }
    public string? Address { get; set; }
}

/// <summary>Who the case is about: everybody at the table reads it, who leads the case corrects it.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(ProvidedQuery provided) : CasePage
{
    private const int MaxLength = 200;

    [BindProperty] public PersonInput Input { get; set; } = new();

    public override string Key => "person";

    protected override bool IsOpen => true;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var born = Case.BirthDayFrom(Input.BirthDate, Acting.Today);
        var same = Input.BirthDate?.Trim() == V.Read(V.Case.BirthDate);
        var refused = Outcome.Fields(
            [.. new[] { ("GivenNames", Input.GivenNames), ("FamilyName", Input.FamilyName), ("BirthDate", Input.BirthDate), ("Address", Input.Address) }.Select(f => (f.Item2?.Length > MaxLength, "line_too_long", f.Item1)),
            (born is null && !same && !string.IsNullOrWhiteSpace(Input.BirthDate), "date_wrong", "BirthDate")]);
        var given = new PersonOfCase(Input.GivenNames, Input.FamilyName, Input.BirthDate, born, Input.Address, same);
        var outcome = !refused.IsGood ? refused : await Changes.DecideAsync(Id, Version, Parts.None, turn => turn.Case.CorrectPerson(given, turn.Terms, turn.By, turn.Now), cancel);
        return await AnswerAsync(outcome, cancel, done: await provided.PersonWentOutAsync(V.Case.Id, cancel) ? "life.person.done.provided" : null);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (Request.Method != "GET") return;
        var c = V.Case;
        Input = new PersonInput { GivenNames = V.Read(c.GivenNames), FamilyName = V.Read(c.FamilyName), BirthDate = V.Read(c.BirthDate), Address = V.Read(c.Address) };
    }
}
