using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

/// <summary>The request of a professional who lost a password or second factor: every status × action, and who may do it.</summary>
public sealed class ProfessionalResetTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Asker = By(1, 1), First = By(2, 2), Colleague = By(3, 2), Second = By(4, 3);

    /// <summary>What a fourth person of a third organisation gets, for every pair: null is done, "=" is already so.</summary>
    private static readonly Dictionary<(FactorResetStatus, FactorResetAction), string?> Expected = new()
    {
        [(FactorResetStatus.Asked, FactorResetAction.Confirm)] = null,
        [(FactorResetStatus.Asked, FactorResetAction.Release)] = "not_now",
        [(FactorResetStatus.Asked, FactorResetAction.Decline)] = null,
        [(FactorResetStatus.Confirmed, FactorResetAction.Confirm)] = "=",
        [(FactorResetStatus.Confirmed, FactorResetAction.Release)] = null,
        [(FactorResetStatus.Confirmed, FactorResetAction.Decline)] = null,
        [(FactorResetStatus.Released, FactorResetAction.Confirm)] = "not_now",
        [(FactorResetStatus.Released, FactorResetAction.Release)] = "=",
        [(FactorResetStatus.Released, FactorResetAction.Decline)] = "not_now",
        [(FactorResetStatus.Declined, FactorResetAction.Confirm)] = "not_now",
        [(FactorResetStatus.Declined, FactorResetAction.Release)] = "not_now",
        [(FactorResetStatus.Declined, FactorResetAction.Decline)] = "=",
    };

    [Fact]
    public void EveryStatusAndAction_IsAllowedRefusedOrAlreadySo()
    {
        foreach (var status in Enum.GetValues<FactorResetStatus>())
            foreach (var action in Enum.GetValues<FactorResetAction>())
            {
                var outcome = Do(At(status), action, By(5, 5));
                Assert.Equal((status, action, Expected[(status, action)]), (status, action, outcome.IsAlreadySo ? "=" : outcome.Refusal?.Code));
            }
    }

    [Fact]
    public void WhoAsks_AndNobody_MayDoNothing()
    {
        foreach (var status in Enum.GetValues<FactorResetStatus>())
            foreach (var action in Enum.GetValues<FactorResetAction>())
            {
                Assert.Equal("not_yours", Do(At(status), action, Asker).Refusal!.Code);
                Assert.Equal("not_yours", Do(At(status), action, Actor.Clock).Refusal!.Code);
            }
    }

    [Fact]
    public void Release_NeedsAnotherPersonOfAnotherOrganisation()
    {
        Assert.Equal("second_person_needed", At(FactorResetStatus.Confirmed).Release(First, Now).Refusal!.Code);
        Assert.Equal("other_organisation_needed", At(FactorResetStatus.Confirmed).Release(Colleague, Now).Refusal!.Code);
        Assert.True(At(FactorResetStatus.Confirmed).Release(Second, Now).IsGood);
    }

    [Fact]
    public void AfterTwoDays_ItIsTooLate()
    {
        var late = Now.AddHours(48).AddSeconds(1);

        Assert.True(At(FactorResetStatus.Confirmed).Release(Second, Now.AddHours(48)).IsGood);
        Assert.Equal("too_late", At(FactorResetStatus.Confirmed).Release(Second, late).Refusal!.Code);
        Assert.True(At(FactorResetStatus.Asked).IsOver(late));
        Assert.False(At(FactorResetStatus.Released).IsOver(late));
    }

    private static Outcome Do(FactorReset reset, FactorResetAction action, Actor by) => action switch
    {
        FactorResetAction.Confirm => reset.Confirm(by, Now),
        FactorResetAction.Release => reset.Release(by, Now),
        _ => reset.Decline(by, Now),
    };

    private static FactorReset At(FactorResetStatus status)
    {
        var reset = FactorReset.Ask(new FactorResetId(Guid.Empty), Asker.Id!.Value, Actor.Public, Now);
        if (status is FactorResetStatus.Confirmed or FactorResetStatus.Released) Assert.True(reset.Confirm(First, Now).IsGood);
        if (status == FactorResetStatus.Released) Assert.True(reset.Release(Second, Now).IsGood);
        if (status == FactorResetStatus.Declined) Assert.True(reset.Decline(First, Now).IsGood);
        return reset;
    }

    private static Actor By(byte person, byte organisation) => new(
        new ProfessionalId(new Guid(person, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), new OrganisationId(new Guid(organisation, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)), null, new HashSet<Role>());
}
