using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Provisions.ProvisionScene;

namespace Rondetafel.Domain.Tests.Persons.Provisions;

/// <summary>Each ground against each kind of receiver, when it is written and when it goes on.</summary>
public sealed class ProvisionGroundsTests
{
    public static TheoryData<string, ReceiverKind, bool> Matrix()
    {
        var data = new TheoryData<string, ReceiverKind, bool>();
        foreach (var (ground, fits) in new (string, ReceiverKind[])[]
        {
            ("wiv39", [ReceiverKind.IntelligenceService]),
            ("wgs17_partnership", [ReceiverKind.OtherPartnership]),
            ("wgs17_third", [ReceiverKind.ThirdParty, ReceiverKind.IntelligenceService]),
            ("consent", Enum.GetValues<ReceiverKind>()),
            ("own_ground", Enum.GetValues<ReceiverKind>()),
        })
            foreach (var kind in Enum.GetValues<ReceiverKind>()) data.Add(ground, kind, fits.Contains(kind));
        return data;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void A_ground_is_written_for_the_kinds_that_it_fits_only(string ground, ReceiverKind kind, bool fits)
    {
        var given = new ReceiverGiven(kind, "Dienst", "Kim Ontvanger", ground);

        var (started, outcome) = Provision.Start(new(NewId()), "V-1", new(new CaseId(NewId()), Lindestad), given, Terms, Director, Now);
        var provision = Started(new ReceiverGiven(kind, "Dienst", "Kim Ontvanger", "consent"));
        provision.ClearEvents();
        var written = provision.WriteReceiver(given, Director, Now);

        Assert.Equal(fits, started is not null);
        IReadOnlyList<Refusal> expected = fits ? [] : [new("ground_unfit", "Ground")];
        Assert.Equal(expected, outcome.Refusals);
        Assert.Equal(expected, written.Refusals);
        Assert.Equal(fits ? ground : "consent", provision.Ground);
    }

    [Fact]
    public void Another_kind_asks_for_a_ground_that_fits_it()
    {
        var provision = Complete([new(new(NewId()), House, "eigen zin")]);

        Refused("ground_unfit", provision, provision.WriteReceiver(Receiver with { Kind = ReceiverKind.OtherPartnership }, Director, Now), "Ground");
        Assert.Equal((ReceiverKind.IntelligenceService, "wiv39"), (provision.ReceiverKind, provision.Ground));
        Happened<ProvisionWritten>(provision, provision.WriteReceiver(Receiver with { Kind = ReceiverKind.OtherPartnership, Ground = "wgs17_partnership" }, Director, Now));
    }

    [Theory]
    [InlineData(ProvisionStatus.Preparing, ProvisionAction.Ask, "ground_unfit")]
    [InlineData(ProvisionStatus.Preparing, ProvisionAction.Submit, "ground_unfit")]
    [InlineData(ProvisionStatus.AskingConsent, ProvisionAction.Submit, "ground_shut")]
    [InlineData(ProvisionStatus.Approved, ProvisionAction.Provide, "ground_shut")]
    public void What_was_written_before_the_table_goes_no_further(ProvisionStatus status, ProvisionAction action, string refusal)
    {
        var provision = In(status, OtherPartnership);
        typeof(Provision).GetProperty(nameof(Provision.Ground))!.SetValue(provision, "wiv39");

        var outcome = Do(provision, action);

        Assert.Equal([new Refusal(refusal, null)], outcome.Refusals);
        Assert.Equal(status, provision.Status);
    }
}
