using System.Security.Cryptography;
using Rondetafel.Vault;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// Holds what stands in the database against what the clients were told. Pure: a history and two snapshots in, what is wrong
/// out, each line beginning with its kind (LOST, TWICE, UNASKED, NO AUDIT, AUDIT ALONE, HALF, UNLOGGED, DAMAGED).
/// </summary>
internal static class Checker
{
    /// <summary>Everything but the mail.</summary>
    /// <param name="before">The database as the world began.</param>
    public static IReadOnlyList<string> Find(IReadOnlyList<Write> writes, int caseReads, Snapshot before, Snapshot now)
    {
        var found = new List<string>(now.Damage.Select(d => "DAMAGED " + d));
        foreach (var write in writes) found.AddRange(OfWrite(write, now));
        found.AddRange(Sums(writes, before, now));
        found.AddRange(Halves(before, now));
        found.AddRange(Audit(before, now));
        if (now.CaseReads - before.CaseReads < caseReads) found.Add($"UNLOGGED {caseReads} pages of the case were shown, {now.CaseReads - before.CaseReads} readings are logged");
        return found;
    }

    private static IEnumerable<string> OfWrite(Write write, Snapshot now)
    {
        var there = now.Keys.Contains(write.Key);
        if (write.Known == Known.Acknowledged && !there) yield return $"LOST {write}: its key";
        if (write.Known == Known.Refused && there) yield return $"UNASKED {write}: it was refused and is there";
        if (Rows(write, now) is not { } rows) yield break;
        if (rows > 1) yield return $"TWICE {write}: {rows} rows";
        if (rows == 0 && (there || write.Known == Known.Acknowledged)) yield return $"LOST {write}: its row";
        if (rows > 0 && !there) yield return $"TWICE {write}: its row is there without its key, so it can come again";
    }

    /// <summary>How many rows came of one write; null when it cannot be told apart from others.</summary>
    private static int? Rows(Write write, Snapshot now) => write.Kind switch
    {
        WriteKind.Contribution => now.ContributionDays.Count(d => d == write.Day),
        WriteKind.Action => now.ActionDays.Count(d => d == write.Day),
        WriteKind.Note => now.Notes.Count(n => n == write.Row),
        WriteKind.PublicReport when write.Code is { } code => now.Answers.Count(a => a.CodeHash == Convert.ToHexString(SHA256.HashData(Base32.TryDecode(code, 16)!))),
        WriteKind.OwnReport when write.Row is { } row => now.Answers.Count(a => a.Id == row),
        WriteKind.PhoneNote when write.Row is { } row => now.Signals.Count(s => s.Id == row),
        _ => null,
    };

    /// <summary>As many rows of each kind as there are used keys, so that also what nobody was told of has one effect.</summary>
    private static IEnumerable<string> Sums(IReadOnlyList<Write> writes, Snapshot before, Snapshot now)
    {
        (string What, int Rows, WriteKind Kind)[] sums =
        [
            ("public reports", Signals(now, "PublicPage") - Signals(before, "PublicPage"), WriteKind.PublicReport),
            ("own reports", Signals(now, "Professional") - Signals(before, "Professional"), WriteKind.OwnReport),
            ("phone notes", Signals(now, "Phone") - Signals(before, "Phone"), WriteKind.PhoneNote),
            ("contributions", now.ContributionDays.Count - before.ContributionDays.Count, WriteKind.Contribution),
            ("actions", now.ActionDays.Count - before.ActionDays.Count, WriteKind.Action),
            ("notes", now.Notes.Count - before.Notes.Count, WriteKind.Note),
        ];
        foreach (var (what, rows, kind) in sums)
        {
            var keys = writes.Count(w => w.Kind == kind && now.Keys.Contains(w.Key));
            if (rows > keys) yield return $"TWICE {rows} {what} of {keys} forms";
            if (rows < keys) yield return $"LOST {rows} {what} of {keys} forms";
        }
    }

    private static int Signals(Snapshot snapshot, string channel) => snapshot.Signals.Count(s => s.Channel == channel);

    /// <summary>What is saved together stands together: signal, answer, count.</summary>
    private static IEnumerable<string> Halves(Snapshot before, Snapshot now)
    {
        var old = before.Signals.Select(s => s.Id).ToHashSet();
        var fresh = now.Signals.Where(s => !old.Contains(s.Id)).ToList();
        foreach (var signal in fresh.Where(s => now.Answers.Count(a => a.Signal == s.Id) != 1)) yield return $"HALF signal {signal.Id} has no answer owed, or more than one";
        if (now.Received - before.Received != fresh.Count) yield return $"HALF {fresh.Count} signals, {now.Received - before.Received} counted";
    }

    /// <summary>
    /// Each aggregate is as many versions further as there were saves in the audit log: a new one begins at 0, each save with
    /// events raises it by one, and the events of one save bear one moment.
    /// </summary>
    private static IEnumerable<string> Audit(Snapshot before, Snapshot now)
    {
        var from = before.Changes.Count == 0 ? 0 : before.Changes[^1].Id;
        var kinds = now.Versions.Keys.Select(k => k.Kind).ToHashSet();
        var saves = now.Changes.Where(c => c.Id > from && c.Object is not null && kinds.Contains(c.Kind)).GroupBy(c => (c.Kind, c.Object!.Value)).ToDictionary(g => g.Key, g => g.Select(c => c.At).Distinct().Count());
        foreach (var (root, version) in now.Versions)
        {
            var expected = before.Versions.TryGetValue(root, out var was) ? version - was : version + 1;
            var logged = saves.GetValueOrDefault(root);
            if (logged < expected) yield return $"NO AUDIT {root.Kind} {root.Id}: {expected} saves, {logged} logged";
            if (logged > expected) yield return $"AUDIT ALONE {root.Kind} {root.Id}: {expected} saves, {logged} logged";
        }
        foreach (var root in saves.Keys.Where(k => !now.Versions.ContainsKey(k))) yield return $"AUDIT ALONE {root.Kind} {root.Value} is logged and not there";
        foreach (var line in Parts(before, now, from)) yield return line;
    }

    /// <summary>Each part of the case has its own line in the log.</summary>
    private static IEnumerable<string> Parts(Snapshot before, Snapshot now, long from)
    {
        (string Action, int Rows)[] parts =
        [
            ("SignalReceived", now.Signals.Count - before.Signals.Count), ("AnswerOpened", now.Answers.Count - before.Answers.Count),
            ("ContributionAdded", now.ContributionDays.Count - before.ContributionDays.Count), ("ActionAgreed", now.ActionDays.Count - before.ActionDays.Count),
            ("MinuteNoted", now.Notes.Count - before.Notes.Count),
        ];
        foreach (var (action, rows) in parts)
        {
            var logged = now.Changes.Count(c => c.Id > from && c.Action == action);
            if (logged < rows) yield return $"NO AUDIT {rows} rows, {logged} times {action} in the log";
            if (logged > rows) yield return $"AUDIT ALONE {rows} rows, {logged} times {action} in the log";
        }
    }
}
