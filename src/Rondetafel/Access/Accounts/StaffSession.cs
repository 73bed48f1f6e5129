using Rondetafel.Domain.Shared;

namespace Rondetafel.Access.Accounts;

/// <summary>A sign-in that is going on: 30 minutes without a request end it, 12 hours end it whatever happens.</summary>
public sealed class StaffSession
{
    /// <summary>Minutes without a request after which it is over.</summary>
    public const int IdleMinutes = 30;

    /// <summary>Hours after which it is over whatever happens.</summary>
    public const int MaxHours = 12;

    /// <summary>Its id; the cookie holds it and whose it is, and nothing else.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required ProfessionalId ProfessionalId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>The last request, UTC, to the minute.</summary>
    public required DateTime SeenAt { get; set; }

    /// <summary>When it was ended by signing out or by an administrator; null while it goes on.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Whether a second factor was given at sign-in or set since, or the demonstration let it pass.</summary>
    public required bool Strong { get; set; }

    /// <summary>When the password was last given again in this session, UTC; null means at its start.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Minutes that a given password counts for changes to one's own account (ASVS 5.0.0, 7.5.1).</summary>
    public const int ConfirmedMinutes = 10;

    /// <summary>Whether the password was given so recently that one's own account may be changed.</summary>
    public bool IsConfirmed(DateTime now) => (ConfirmedAt ?? StartedAt).AddMinutes(ConfirmedMinutes) >= now;
}
