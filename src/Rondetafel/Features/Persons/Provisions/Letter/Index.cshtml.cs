using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Provisions.Letter;

/// <summary>The letter that calls a provision back, on paper, with the reader's name and the time at the foot of every sheet; logged as a reading of its own.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel(Readings readings, RondetafelDb db, Dates dates) : ProvisionPage
{
    public override string Key => "letter";

    protected override bool IsOpen => V.P.Status is ProvisionStatus.Recalled or ProvisionStatus.Confirmed;

    /// <summary>Who read this, and when.</summary>
    public string Footer => T.Of("provision.footer", Acting.Person!.Name, Acting.Person.Organisation, dates.ShortTime(Acting.Now));

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (IsOpen) readings.Add(Reading.OfItem(Acting, "provision.letter.printed", "Provision", Id, db.Trace));
    }
}
