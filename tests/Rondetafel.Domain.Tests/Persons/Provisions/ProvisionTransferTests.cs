using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Provisions.ProvisionScene;

namespace Rondetafel.Domain.Tests.Persons.Provisions;

/// <summary>A provision to another partnership: who it is about goes along there and nowhere else, and the sealed file is made by its director alone.</summary>
public sealed class ProvisionTransferTests
{
    [Fact]
    public void Who_it_is_about_goes_along_to_another_partnership_only()
    {
        var (there, service) = (In(ProvisionStatus.Preparing, OtherPartnership), In(ProvisionStatus.Preparing));

        Assert.Equal(("Jesse", "Molenaar", "4 mei 2001", "Lindelaan 4"), (Text(there.GivenNames), Text(there.FamilyName), Text(there.BirthDate), Text(there.Address)));
        Assert.True(there.IsNamed);
        Assert.Equal((null, null, null, null), (service.GivenNames, service.FamilyName, service.BirthDate, service.Address));
        Assert.False(service.IsNamed);
    }

    [Fact]
    public void With_another_receiver_it_goes_away_and_comes_back()
    {
        var provision = In(ProvisionStatus.Preparing, OtherPartnership);

        Assert.True(provision.WriteReceiver(Receiver, Director, Now, Known).IsGood);
        Assert.False(provision.IsNamed);
        Assert.True(provision.WriteReceiver(OtherPartnership, Director, Now, Known).IsGood);
        Assert.True(provision.IsNamed);
        Assert.True(provision.Choose([new(new(NewId()), House, "anders")], Director, Now).IsGood);
        Assert.False(provision.IsNamed);
    }

    [Fact]
    public void A_sealed_file_goes_to_another_partnership_with_a_name_in_it()
    {
        var (service, nameless) = (In(ProvisionStatus.Approved), Complete([new(new(NewId()), House, "zin")], OtherPartnership));
        nameless.Choose([new(new(NewId()), House, "zin")], Director, Now, new PersonGiven(null, null, "2001", "ergens", "groot"));
        Assert.True(nameless.Submit(Director, Now).IsGood);
        Assert.True(nameless.Approve(TownMember, Now).IsGood);
        nameless.ClearEvents();

        Refused("transfer_receiver", service, service.Provide(HandOver.SealedFile, "grond", Terms, Director, Now), "Target");
        Refused("transfer_person", nameless, nameless.Provide(HandOver.SealedFile, "grond", Terms, Director, Now), "Target");
        Assert.True(nameless.Provide(HandOver.ByHand, "grond", Terms, Director, Now).IsGood);
    }

    [Fact]
    public void The_file_is_made_and_made_anew_each_with_an_event_of_its_own()
    {
        var provision = In(ProvisionStatus.Provided, OtherPartnership);

        Happened<TransferFileMade>(provision, provision.MakeFile("een", Director, Now));
        Assert.Equal(Now, provision.FileMadeAt);
        Assert.True(provision.IsFileUnder("een"));
        provision.ClearEvents();
        Happened<TransferFileMadeAnew>(provision, provision.MakeFile("twee", Director, Now.AddDays(1)));
        Assert.Equal((Now.AddDays(1), ProvisionStatus.Provided), (provision.FileMadeAt, provision.Status));
        Assert.Equal((false, true), (provision.IsFileUnder("een"), provision.IsFileUnder("twee")));
    }

    [Fact]
    public void Of_the_access_code_only_a_fingerprint_stays_which_is_another_for_another_provision()
    {
        var (one, two, other) = (In(ProvisionStatus.Provided, OtherPartnership), In(ProvisionStatus.Provided, OtherPartnership), In(ProvisionStatus.Provided));
        foreach (var provision in new[] { one, two }) Assert.True(provision.MakeFile("wachtzin", Director, Now).IsGood);

        Assert.Matches("^[0-9a-f]{64}$", one.FileMark!);
        Assert.NotEqual(one.FileMark, two.FileMark);
        Assert.Null(other.FileMark);
        Assert.False(other.IsFileUnder(""));
    }

    [Fact]
    public void Only_its_director_makes_the_file_and_not_of_what_went_another_way_or_was_called_back()
    {
        var (provision, byHand, recalled) = (In(ProvisionStatus.Provided, OtherPartnership), In(ProvisionStatus.Provided), In(ProvisionStatus.Recalled, OtherPartnership));

        foreach (var other in new[] { TownMember, PoliceMember, NextDirector, Actor.Clock, Actor.Public }) Refused("not_yours", provision, provision.MakeFile("wachtzin", other, Now));
        Refused("not_now", byHand, byHand.MakeFile("wachtzin", Director, Now));
        Refused("not_now", recalled, recalled.MakeFile("wachtzin", Director, Now));
        Assert.Equal((null, null, null), (provision.FileMadeAt, byHand.FileMadeAt, recalled.FileMadeAt));
    }
}
