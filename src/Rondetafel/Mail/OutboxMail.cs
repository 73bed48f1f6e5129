using Rondetafel.Domain.Shared;

namespace Rondetafel.Mail;

/// <summary>
/// One reason to write to a professional, saved in the transaction of the change that caused it. The mail itself says
/// only that something waits, with a link; several reasons become one mail a day.
/// </summary>
public sealed class OutboxMail
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>For whom.</summary>
    public required ProfessionalId For { get; init; }

    /// <summary>From when it may go out, UTC: when it was asked for, or when that can no longer be undone.</summary>
    public required DateTime At { get; init; }

    /// <summary>The step that can still be undone until <see cref="At"/>; undoing it drops this mail. Null for what cannot be undone.</summary>
    public Guid? HeldFor { get; init; }

    /// <summary>Whether it is due today and goes out besides the one mail a day.</summary>
    public bool DueToday { get; init; }

    /// <summary>Which mail took it along; the same id gives the same Message-ID when a send is repeated after a crash.</summary>
    public Guid? MailId { get; set; }

    /// <summary>The code with which the relay refused it last (RFC 5321, 4.2); null when it never did.</summary>
    public int? RefusedWith { get; set; }

    /// <summary>When the relay accepted it, UTC; null while it waits.</summary>
    public DateTime? SentAt { get; set; }
}
