namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// Holds the mail that arrived against the outbox. Promised is: at least once; twice only under the same Message-ID, when the
/// server died between "250" and its note of it, so never twice in one life and never after the note; one mail a day to a person, and
/// one more of what is due that day.
/// </summary>
internal sealed class MailChecker
{
    /// <summary>Mails that were noted as sent, with the life after which that was seen.</summary>
    private readonly Dictionary<Guid, int> _noted = [];

    /// <summary>Looks after a kill; <paramref name="atEnd"/> when all that waited had its time.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<NoticeRow> notices, IReadOnlyList<Delivered> delivered, int life, bool atEnd)
    {
        var found = new List<string>();
        var known = notices.Where(n => n.MailId is not null).Select(n => n.MailId!.Value).ToHashSet();
        foreach (var mail in delivered.GroupBy(d => d.Id))
        {
            if (!known.Contains(mail.Key)) found.Add($"MAIL UNASKED {mail.Key}: no notice bears it");
            foreach (var one in mail.GroupBy(d => d.Life).Where(g => g.Count() > 1)) found.Add($"MAIL TWICE {mail.Key}: {one.Count()} times in life {one.Key}");
            if (_noted.TryGetValue(mail.Key, out var noted) && mail.Any(d => d.Life > noted)) found.Add($"MAIL TWICE {mail.Key}: again after it was noted as sent");
        }
        var ordinary = notices.Where(n => n is { MailId: not null, DueToday: false }).Select(n => n.MailId!.Value).ToHashSet();
        foreach (var person in delivered.GroupBy(d => (d.To, d.Day, Ordinary: ordinary.Contains(d.Id))).Where(g => g.Select(d => d.Id).Distinct().Count() > 1))
            found.Add($"MAIL TWICE {person.Key.To} had two mails on one day{(person.Key.Ordinary ? "" : " of what is due that day")}");
        foreach (var notice in notices.Where(n => n.Sent))
        {
            if (notice.MailId is not { } mail || delivered.All(d => d.Id != mail)) found.Add($"MAIL LOST {notice.MailId}: noted as sent, and never arrived");
            else _noted.TryAdd(mail, life);
        }
        if (atEnd) found.AddRange(notices.Where(n => !n.Sent).Select(n => $"MAIL LOST a notice for {n.For} never went out"));
        return found;
    }

    /// <summary>Each report of a village is one reason to write to its one dossierhouder.</summary>
    public static IEnumerable<string> Reasons(CrashPlace place, Snapshot now)
    {
        foreach (var (village, slug, holder) in place.Villages)
        {
            var (signals, notices) = (now.Signals.Count(s => s.Municipality == village), now.Notices.Count(n => n.For == holder && !n.DueToday));
            if (notices < signals) yield return $"MAIL LOST {slug}: {signals} signals, {notices} notices";
            if (notices > signals) yield return $"MAIL TWICE {slug}: {signals} signals, {notices} notices";
        }
    }
}
