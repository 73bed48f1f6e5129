using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Provisions.Print;

/// <summary>The exact content of a provision on paper, to hand over, with the reader's name and the time at the foot of every sheet; logged as a reading of its own.</summary>
[Opens(ItemKind.Provision, Permission.Provide)]
public sealed class IndexModel(Readings readings, RondetafelDb db, Dates dates) : ProvisionPage
{
    public override string Key => "print";

    protected override bool IsOpen => V.P.WentOut;

    /// <summary>Who read this, and when.</summary>
    public string Footer => T.Of("provision.footer", Acting.Person!.Name, Acting.Person.Organisation, dates.ShortTime(Acting.Now));

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (IsOpen) readings.Add(Reading.OfItem(Acting, "provision.printed", "Provision", Id, db.Trace));
    }
}
