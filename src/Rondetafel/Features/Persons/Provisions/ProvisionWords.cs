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

    /// <summary>The state in words, with its shape. That all who were asked answered reads the director only.</summary>
    public static (string Shape, string Words) Status(ProvisionView v, Texts.Texts t)
    {
        if (v.P.Status == ProvisionStatus.AskingConsent && v.Reader.Id == v.P.Director && v.P.Items.All(i => i.Consent != ItemConsent.Waiting)) return ("open", t["provision.status.answered"]);
        var status = v.Reader.Id == v.P.Director || v.Reader.Id == v.P.Reviewer ? v.P.Status : ToAsked(v.P.Status);
        return (Shape(status), t["provision.status." + status]);
    }

    /// <summary>The state as whoever was asked reads it: from the question until it went out it stays the question, for a step between follows from what others answered (docs/decisions/0016).</summary>
    public static ProvisionStatus ToAsked(ProvisionStatus status) => status is ProvisionStatus.InReview or ProvisionStatus.Approved ? ProvisionStatus.AskingConsent : status;

    /// <summary>The shape of a consent.</summary>
    public static string Shape(ItemConsent consent) => consent switch
    {
        ItemConsent.Waiting => "wait",
        ItemConsent.Refused => "stopped",
        _ => "done",
    };

    /// <summary>Which fields of the person go along beside the content: those that were taken, for another partnership; before the content is chosen those that will be.</summary>
    public static string Identity(Provision p, Texts.Texts t)
    {
        if (p.ReceiverKind != ReceiverKind.OtherPartnership) return t["provision.identity.none"];
        if (!p.IsNamed) return t[p.Items.Count == 0 ? "provision.identity.expected" : "provision.identity.nameless"];
        var fields = new[] { ("given", p.GivenNames), ("family", p.FamilyName), ("birth", p.BirthDate), ("address", p.Address) }.Where(f => f.Item2 is not null).Select(f => t["provision.identity.field." + f.Item1]);
        return t.Of("provision.identity.known", string.Join(", ", fields));
    }

    /// <summary>How long ago something was called back that is not confirmed yet; on the day itself that it was today.</summary>
    /// <param name="days">Days since the recall, 0 or more.</param>
    public static string Recalled(int days, Texts.Texts t) => days == 0 ? t["provision.recall.today"] : t.Many("provision.recall.age", days);
}
