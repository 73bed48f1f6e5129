using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Provisions.ProvisionAction;
using static Rondetafel.Domain.Persons.Provisions.ProvisionStatus;
using static Rondetafel.Domain.Persons.Provisions.ProvisionWho;

namespace Rondetafel.Domain.Persons.Provisions;

/// <summary>Where a provision stands.</summary>
public enum ProvisionStatus
{
    /// <summary>Being written by the process director.</summary>
    Preparing,
    /// <summary>The organisations whose contributions were chosen are asked.</summary>
    AskingConsent,
    /// <summary>With the second pair of eyes.</summary>
    InReview,
    /// <summary>Approved, not yet handed over.</summary>
    Approved,
    /// <summary>Handed over: it cannot be taken back.</summary>
    Provided,
    /// <summary>The receiver was told to destroy it; not yet confirmed.</summary>
    Recalled,
    /// <summary>The receiver confirmed the recall.</summary>
    Confirmed,
    /// <summary>Not handed over, with a reason.</summary>
    Withdrawn,
    /// <summary>Its day came; row and key go.</summary>
    Ended,
}

/// <summary>What can be done with a provision.</summary>
public enum ProvisionAction
{
    /// <summary>Write receiver, reasons, content or reviewer.</summary>
    Write,
    /// <summary>Ask the organisations for consent.</summary>
    Ask,
    /// <summary>Consent to what of one's own was chosen.</summary>
    Consent,
    /// <summary>No consent, without having to say why.</summary>
    Refuse,
    /// <summary>Lay it before the second pair of eyes.</summary>
    Submit,
    /// <summary>Go back to writing; all consent is asked anew.</summary>
    Rework,
    /// <summary>Approve as the second pair of eyes.</summary>
    Approve,
    /// <summary>Send back as the second pair of eyes, with a reason.</summary>
    SendBack,
    /// <summary>Hand it over.</summary>
    Provide,
    /// <summary>Make the sealed file of what was handed over, also anew.</summary>
    MakeFile,
    /// <summary>Do not hand it over.</summary>
    Withdraw,
    /// <summary>Note what the receiver reported on effect and use, or why nothing.</summary>
    Return,
    /// <summary>Call it back from the receiver.</summary>
    Recall,
    /// <summary>Note that the receiver confirmed the recall.</summary>
    Confirm,
    /// <summary>Its day came.</summary>
    End,
}

/// <summary>The kinds of person that may act on a provision.</summary>
[Flags]
public enum ProvisionWho
{
    /// <summary>The process director of the case.</summary>
    Director = 1,
    /// <summary>Somebody of an organisation whose contribution was chosen.</summary>
    Provider = 2,
    /// <summary>The second pair of eyes, of another organisation than the director's.</summary>
    Reviewer = 4,
    /// <summary>The daily job.</summary>
    Clock = 8,
}

/// <summary>The state table of a provision. Nothing leads back from what was handed over.</summary>
public static class ProvisionTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<ProvisionStatus, ProvisionAction, ProvisionWho> Table { get; } = new(
    [
        new(Preparing, Write, Preparing, Director),
        new(Preparing, Ask, AskingConsent, Director),
        new(Preparing, Submit, InReview, Director),
        new(Preparing, Withdraw, Withdrawn, Director, Facts.Reason),
        new(Preparing, End, Ended, Clock),

        new(AskingConsent, Consent, AskingConsent, Provider),
        new(AskingConsent, Refuse, AskingConsent, Provider),
        new(AskingConsent, Submit, InReview, Director),
        new(AskingConsent, Rework, Preparing, Director),
        new(AskingConsent, Withdraw, Withdrawn, Director, Facts.Reason),
        new(AskingConsent, End, Ended, Clock),

        new(InReview, Refuse, AskingConsent, Provider),
        new(InReview, Approve, Approved, Reviewer),
        new(InReview, SendBack, Preparing, Reviewer, Facts.Reason),
        new(InReview, Rework, Preparing, Director),
        new(InReview, Withdraw, Withdrawn, Director, Facts.Reason),
        new(InReview, End, Ended, Clock),

        new(Approved, Refuse, AskingConsent, Provider),
        new(Approved, Rework, Preparing, Director),
        new(Approved, Provide, Provided, Director, Facts.Target),
        new(Approved, Withdraw, Withdrawn, Director, Facts.Reason),
        new(Approved, End, Ended, Clock),

        new(Provided, MakeFile, Provided, Director),
        new(Provided, Return, Provided, Director),
        new(Provided, Recall, Recalled, Director, Facts.Reason),
        new(Provided, End, Ended, Clock),

        new(Recalled, Return, Recalled, Director),
        new(Recalled, Confirm, Confirmed, Director),
        new(Recalled, End, Ended, Clock),

        new(Confirmed, End, Ended, Clock),

        new(Withdrawn, End, Ended, Clock),
    ],
    [
        (Approved, Approve), (Provided, Provide), (Recalled, Recall), (Confirmed, Confirm), (Withdrawn, Withdraw), (Ended, End),
    ]);
}
