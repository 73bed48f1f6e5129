using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Identities;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Search;

/// <summary>A signal that was found.</summary>
public sealed record SearchLine(Guid Id, string Code, string Name, SignalStatus Status, DateTime ReceivedAt);

/// <summary>
/// Opens the living signals within the actor's scope and compares code and names; one that is not at work any more is found by its code only. There is no index of names to leak;
/// what is outside the scope is never read, so hidden and absent are the same answer.
/// </summary>
public sealed class SearchQuery(RondetafelDb db, Acting acting, SealedTexts texts)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SearchLine>> RunAsync(string words, CancellationToken cancel)
    {
        var scope = db.Signals.VisibleTo(acting.By, Permission.ReadSignal).Living().AsNoTracking();
        var rows = await scope.Identities().ToListAsync(cancel);
        var about = (await scope.Select(s => new { Id = s.Id.Value, s.Code, s.Status, s.ReceivedAt }).ToListAsync(cancel)).ToDictionary(s => s.Id);
        var (plain, sought) = (Plain(words), IdentityMatcher.Prepare(new Identity { FamilyName = words }));
        var found = new List<SearchLine>();
        foreach (var row in rows)
        {
            if (!about.TryGetValue(row.Id, out var one) || row.OpenFor(texts, acting.By, Permission.ReadSignal) is not { } who) continue;
            if (IsCode(one.Code, words) || Holds(Plain($"{who.Name} {who.Description}"), plain)
                || IdentityMatcher.Matches(sought, IdentityMatcher.Prepare(new Identity { GivenNames = who.GivenNames, FamilyName = who.FamilyName })).Likely)
                found.Add(new SearchLine(row.Id, one.Code, who.Name, one.Status, one.ReceivedAt));
        }
        found.AddRange(await OthersAsync(words, cancel));
        return [.. found.OrderByDescending(f => f.ReceivedAt)];
    }

    /// <summary>Any other signal of one's own (shielded, held apart, merged, taken in) by its whole code, which the inbox shows as well; its name is not opened.</summary>
    private async Task<IReadOnlyList<SearchLine>> OthersAsync(string words, CancellationToken cancel)
    {
        var asked = words.ToUpperInvariant();
        string[] codes = [asked, "M-" + asked];
        return await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking()
            .Where(s => codes.Contains(s.Code) && s.Status != SignalStatus.Received && s.Status != SignalStatus.Acknowledged && s.Status != SignalStatus.AskedBack && s.Status != SignalStatus.ToWeighing)
            .Select(s => new SearchLine(s.Id.Value, s.Code, "", s.Status, s.ReceivedAt)).ToListAsync(cancel);
    }

    /// <summary>Whether each word that was typed stands in a text, in any order; a word of four letters or more with one letter more, less or otherwise too.</summary>
    private static bool Holds(string text, string typed)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(t => words.Any(w => w.Contains(t, StringComparison.Ordinal) || (t.Length >= 4 && IsOneLetterOff(w, t))));
    }

    private static bool IsOneLetterOff(string a, string b)
    {
        if (a.Length < b.Length) (a, b) = (b, a);
        if (a.Length - b.Length > 1) return false;
        var same = 0;
        while (same < b.Length && a[same] == b[same]) same++;
        return a.AsSpan(same + 1).SequenceEqual(b.AsSpan(a.Length == b.Length ? same + 1 : same));
    }

    private static bool IsCode(string code, string words) =>
        code.Equals(words, StringComparison.OrdinalIgnoreCase) || code[2..].Equals(words, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => Slug.WithoutDiacritics(text).ToLowerInvariant();
}
