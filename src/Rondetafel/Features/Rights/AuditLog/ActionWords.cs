using System.Collections.Frozen;
using System.Reflection;
using Rondetafel.Access.Accounts;
using Rondetafel.Domain.Shared;
using Rondetafel.Texts;

namespace Rondetafel.Features.Rights.AuditLog;

/// <summary>Says in words what a row of the audit log is about: events by their description, readings and accounts by a text.</summary>
public static class ActionWords
{
    private static readonly FrozenDictionary<string, EventAttribute> Events = typeof(DomainEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DomainEvent)) && t.GetCustomAttribute<EventAttribute>() is not null)
        .ToFrozenDictionary(t => t.Name, t => t.GetCustomAttribute<EventAttribute>()!);

    /// <summary>The purpose of a row: the road that was taken, or what was typed for the log itself. Null when there is none.</summary>
    public static string? Purpose(Audit.AuditEntry entry, Texts.Texts texts)
    {
        if (entry.Purpose is not { } purpose) return null;
        var code = purpose.Split(": ")[0];
        return texts.Has("audit.purpose." + code) ? texts["audit.purpose." + code] + purpose[code.Length..] : purpose;
    }

    /// <summary>The words of what was done.</summary>
    public static string Of(Audit.AuditEntry entry, Texts.Texts texts)
    {
        if (Events.TryGetValue(entry.Action, out var happened)) return texts.Language == Language.Nl ? happened.Dutch : happened.English;
        if (Enum.TryParse<AccountAction>(entry.Action, out var action)) return texts["audit.action." + action];
        var (kind, list) = (entry.ObjectKind, entry.ObjectId is null);
        var what = texts.Has("audit.object." + kind) ? texts["audit.object." + kind] : kind;
        return entry.Kind == "refused" ? texts.Of("audit.refused", what) : texts.Of(list ? "audit.listed" : "audit.opened", what);
    }
}
