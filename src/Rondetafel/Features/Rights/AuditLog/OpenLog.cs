using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Rights.AuditLog;

/// <summary>For what the audit log may be read (WGS art. 1.10; BIO2 8.15).</summary>
public enum LogPurpose
{
    /// <summary>The monthly sample.</summary>
    Sample,
    /// <summary>A complaint or request of a person.</summary>
    Request,
    /// <summary>A suspicion of misuse or a breach.</summary>
    Incident,
    /// <summary>The yearly audit.</summary>
    Audit,
}

/// <summary>Opens the audit log for a purpose.</summary>
public sealed record OpenLog(LogPurpose? Purpose, string? Words);

/// <summary>Notes the purpose as a reading of its own; the pages after it carry that reading's id.</summary>
public sealed class OpenLogHandler(ReadLog log, Acting acting, RondetafelDb db)
{
    /// <summary>Name of the reading that holds the purpose.</summary>
    public const string Action = "AuditLog.opened";

    private const int Longest = 200;

    public async Task<(Outcome Outcome, Guid Visit)> RunAsync(OpenLog command, CancellationToken cancel)
    {
        var wrong = Outcome.Fields(
            (command.Purpose is not { } chosen || !Enum.IsDefined(chosen), "choice_needed", nameof(command.Purpose)),
            (string.IsNullOrWhiteSpace(command.Words), "reason_needed", nameof(command.Words)),
            (command.Words?.Trim().Length > Longest, "purpose_long", nameof(command.Words)));
        if (!wrong.IsGood) return (wrong, default);
        var visit = acting.NewId();
        await log.WriteAsync(Reading.OfItem(acting, Action, "AuditLog", visit, db.Trace with { Purpose = $"{command.Purpose}: {command.Words!.Trim()}" }), cancel);
        return (Outcome.Done, visit);
    }

    /// <summary>The purpose of a visit; null when it is another's or older than a session can be.</summary>
    public async Task<string?> PurposeAsync(Guid visit, CancellationToken cancel)
    {
        var (me, since) = (acting.By.Id!.Value.Value, acting.Now.AddHours(-StaffSession.MaxHours));
        return await db.Audit.AsNoTracking().Where(a => a.ObjectId == visit && a.Action == Action && a.ActorId == me && a.At >= since).Select(a => a.Purpose).SingleOrDefaultAsync(cancel);
    }
}
