using Rondetafel.Domain.Persons.Provisions;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>Shapes that go with the states of a provision and of a consent.</summary>
internal static class ProvisionWords
{
    /// <summary>The shape of a status.</summary>
    public static string Shape(ProvisionStatus status) => status switch
    {
        ProvisionStatus.Preparing => "open",
        ProvisionStatus.AskingConsent or ProvisionStatus.InReview => "wait",
        ProvisionStatus.Approved => "busy",
        ProvisionStatus.Provided or ProvisionStatus.Confirmed => "done",
        ProvisionStatus.Recalled => "late",
        _ => "stopped",
    };

    /// <summary>The shape of a consent.</summary>
    public static string Shape(ItemConsent consent) => consent switch
    {
        ItemConsent.Waiting => "wait",
        ItemConsent.Refused => "stopped",
        _ => "done",
    };

    /// <summary>How long ago something was called back that is not confirmed yet; on the day itself that it was today.</summary>
    /// <param name="days">Days since the recall, 0 or more.</param>
    public static string Recalled(int days, Texts.Texts t) => days == 0 ? t["provision.recall.today"] : t.Many("provision.recall.age", days);
}
