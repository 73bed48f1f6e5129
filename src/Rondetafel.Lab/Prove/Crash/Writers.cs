using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rondetafel.Vault;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// The people who write while the server is killed. Each takes a form, notes in the history what is sent before it is sent, and
/// notes what came back. What was not answered is sent again with the same key after the restart; now and then so is what was.
/// </summary>
internal sealed partial class Writers(CrashPlace place, History history, Uri address) : IDisposable
{
    private const int PublicPerLife = 5;

    private readonly Dictionary<string, Visit> _visits = [];
    private readonly Lock _lock = new();
    private int _public;

    /// <summary>Key of who writes a kind.</summary>
    public static string Usual(WriteKind kind) => kind switch
    {
        WriteKind.PublicReport => "",
        WriteKind.OwnReport => "docent",
        WriteKind.PhoneNote => "dossierhouder-twee",
        WriteKind.Contribution => "politie",
        _ => "procesregisseur",
    };

    /// <summary>Works until told to stop or the server is gone; a failure of another kind is thrown.</summary>
    public async Task WorkAsync(int seed, CancellationToken stop)
    {
        _public = 0;
        Func<Dice, Task>[] people =
        [
            d => OneOfAsync(d, "procesregisseur", stop, WriteKind.Action, WriteKind.Note, WriteKind.Contribution),
            d => OneOfAsync(d, "politie", stop, WriteKind.Contribution),
            d => d.Happens(50) ? OneOfAsync(d, "docent", stop, WriteKind.OwnReport) : OneOfAsync(d, "dossierhouder-twee", stop, WriteKind.PhoneNote),
            d => d.Happens(60) && _public < PublicPerLife ? OneOfAsync(d, "", stop, WriteKind.PublicReport) : SignInAsync(d.Pick(["docent", "politie", "fg", "uitvoerder"]), stop),
        ];
        await Task.WhenAll(people.Select((act, i) => UntilGoneAsync(() => act(new Dice(unchecked(seed * 31 + i))), new Dice(unchecked(seed * 17 + i)), act, stop)));
    }

    /// <summary>Sends again what was never answered.</summary>
    public async Task RetryAsync(CancellationToken cancel)
    {
        foreach (var write in history.Writes.Where(w => w.Known == Known.Sent)) await SendAsync(write, cancel);
    }

    /// <summary>Sends again some of what was acknowledged, by the same people with the same key: nothing more may come of it.</summary>
    public async Task RepeatAsync(Dice dice, int count, CancellationToken cancel)
    {
        foreach (var write in dice.Some([.. history.Writes.Where(w => w.Known == Known.Acknowledged)], count))
        {
            var answer = await (await VisitAsync(write.By, cancel)).PostAsync(write.Path, write.Fields, cancel);
            if (!answer.IsRedirect && Receipt(answer.Text) is null) throw new InvalidOperationException($"{write} sent again was answered with {(int)answer.Status}.");
        }
    }

    /// <summary>Whose sign-in was acknowledged and is not known any more.</summary>
    public async Task<IReadOnlyList<string>> LostSignInsAsync(int from, CancellationToken cancel)
    {
        var lost = new List<string>();
        foreach (var (by, visit) in history.SignIns.Skip(from))
            if (await visit.GetAsync("/mijn-acties", cancel) is { IsSignIn: true }) lost.Add($"LOST the sign-in of {by}");
        return lost;
    }

    /// <summary>One form of a kind: taken, noted, sent. Null when the form could not be had.</summary>
    public async Task<Write?> OneAsync(WriteKind kind, string by, CancellationToken cancel)
    {
        var write = await TakeAsync(kind, by, cancel);
        if (write is not null) await SendAsync(write, cancel);
        return write;
    }

    /// <summary>Looks at the case; a page that came whole is kept in the history.</summary>
    public async Task<Answer> LookAtCaseAsync(string by, CancellationToken cancel)
    {
        var answer = await (await VisitAsync(by, cancel)).GetAsync($"/casussen/{place.TheCase}/bijdrage", cancel);
        if (answer.Status == HttpStatusCode.OK) history.ReadCase();
        return answer;
    }

    /// <summary>Sends a contribution under a new key from a form that was taken before, as one that stood open.</summary>
    public Task<Answer> SendPreparedAsync(CancellationToken cancel)
    {
        var (form, number) = (history.Writes.Last(w => w.Kind == WriteKind.Contribution && w.By == "politie" && !w.Key.Contains('.')), history.Next()); // else the key grows with each, until it is too long
        var day = CrashPlace.Today.AddDays(-number);
        var fields = new Dictionary<string, string>(form.Fields) { ["__once"] = form.Key + "." + number.ToString(CultureInfo.InvariantCulture) };
        foreach (var (name, value) in Words(WriteKind.Contribution, number, day)) fields[name] = value;
        var write = new Write(number, WriteKind.Contribution, form.By, form.Path, fields) { Day = day };
        history.Add(write);
        return SendAsync(write, cancel);
    }

    public void Dispose()
    {
        foreach (var visit in _visits.Values.Concat(history.SignIns.Select(s => s.Visit))) visit.Dispose();
    }

    private async Task<Write?> TakeAsync(WriteKind kind, string by, CancellationToken cancel)
    {
        var visit = await VisitAsync(by, cancel);
        var number = history.Next();
        var (path, field) = Where(kind, number);
        var page = await visit.GetAsync(path, cancel);
        if (page.Status != HttpStatusCode.OK) return page.IsFault ? null : throw new InvalidOperationException($"{path} for {by} answered {(int)page.Status}.");
        if (path.StartsWith("/casussen/", StringComparison.Ordinal)) history.ReadCase();
        var (action, fields) = Forms.Find(page.Text, field, path) ?? throw new InvalidOperationException($"{path} has no form with {field} for {by}.");
        var day = kind == WriteKind.Contribution ? CrashPlace.Today.AddDays(-number) : kind == WriteKind.Action ? CrashPlace.Today.AddDays(number) : (DateOnly?)null;
        foreach (var (name, value) in Words(kind, number, day)) fields[name] = value;
        if (kind == WriteKind.PublicReport) fields["pow"] = Work(page.Text);
        var write = new Write(number, kind, by, action, fields) { Day = day, Row = kind == WriteKind.Note ? Guid.Parse(fields["Input.Line"]) : null };
        history.Add(write);
        return write;
    }

    private async Task<Answer> SendAsync(Write write, CancellationToken cancel)
    {
        var answer = await (await VisitAsync(write.By, cancel)).PostAsync(write.Path, write.Fields, cancel);
        if (answer.IsFault) return answer;
        write.Code ??= write.Kind == WriteKind.PublicReport ? Receipt(answer.Text) : null;
        var done = write.Kind == WriteKind.PublicReport ? write.Code is not null : answer is { IsRedirect: true, IsSignIn: false };
        write.Known = done ? Known.Acknowledged : Known.Refused;
        if (done && write.Kind is WriteKind.OwnReport or WriteKind.PhoneNote && Guid.TryParse(answer.To!.Split('/', '?')[^1], out var row)) write.Row = row;
        return answer;
    }

    private async Task OneOfAsync(Dice dice, string by, CancellationToken cancel, params WriteKind[] kinds)
    {
        var kind = dice.Pick(kinds);
        if (kind == WriteKind.PublicReport) Interlocked.Increment(ref _public);
        if (await OneAsync(kind, by, cancel) is { Known: Known.Acknowledged } && dice.Happens(20)) await RepeatAsync(dice, 1, cancel);
    }

    private async Task SignInAsync(string by, CancellationToken cancel)
    {
        var visit = new Visit(address);
        if (await visit.GetAsync("/demo/als/" + by, cancel) is { IsRedirect: true }) history.SignedIn(by, visit);
        else visit.Dispose();
    }

    private async Task<Visit> VisitAsync(string by, CancellationToken cancel)
    {
        lock (_lock)
            if (_visits.TryGetValue(by, out var known)) return known;
        var visit = new Visit(address);
        if (by.Length > 0 && await visit.GetAsync("/demo/als/" + by, cancel) is not { IsRedirect: true }) throw new HttpRequestException($"{by} could not sign in.");
        lock (_lock) return _visits[by] = visit;
    }

    private static async Task UntilGoneAsync(Func<Task> first, Dice dice, Func<Dice, Task> act, CancellationToken stop)
    {
        try
        {
            await first();
            while (!stop.IsCancellationRequested) await act(dice);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or SocketException) // the last when the server goes between connecting and asking
        {
            // Killed.
        }
    }

    private (string Path, string Field) Where(WriteKind kind, int number) => kind switch
    {
        WriteKind.PublicReport => ($"/melden/{place.Villages[number % place.Villages.Count].Slug}", "Input.Description"),
        WriteKind.OwnReport => ("/meldingen/nieuw", "Input.Description"),
        WriteKind.PhoneNote => ("/meldingen/telefoon", "Input.Said"),
        WriteKind.Contribution => ($"/casussen/{place.TheCase}/bijdrage", "Input.Text"),
        WriteKind.Action => ($"/casussen/{place.TheCase}/actie", "Action.Text"),
        _ => ($"/overleg/{place.TheMeeting}/voorzitter/{place.Point}", "Input.Line"),
    };

    private Dictionary<string, string> Words(WriteKind kind, int number, DateOnly? day) => kind switch
    {
        WriteKind.PublicReport or WriteKind.OwnReport => new()
        {
            ["Input.Description"] = $"Jongen met pet {number}",
            ["Input.Facts[0].What"] = $"Riep iets, melding {number}",
            ["Input.Facts[0].Observation"] = "Own",
            ["Input.Municipality"] = place.Villages[number % place.Villages.Count].Id.ToString(),
        },
        WriteKind.PhoneNote => new() { ["Input.Said"] = $"Iemand belde, nummer {number}." },
        WriteKind.Contribution => new() { ["Input.Text"] = $"Bijdrage {number}.", ["Input.Day"] = Typed(day) },
        WriteKind.Action => new() { ["Action.Text"] = $"Actie {number}", ["Action.Owner"] = place.Owner.ToString(), ["Action.DueOn"] = Typed(day) },
        _ => new() { ["Input.Text"] = $"Notitie {number}." },
    };

    private static string Typed(DateOnly? day) => day!.Value.ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    private static string? Receipt(string page)
    {
        var code = Code().Match(page) is { Success: true } found ? Tag().Replace(found.Groups[1].Value, "").Trim() : null;
        return code is not null && Base32.TryDecode(code, 16) is not null ? code : null;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("data-receipt[^>]*>(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Code();

    /// <summary>The number that the challenge of the public form asks for.</summary>
    private static string Work(string page)
    {
        var (challenge, bits) = (Forms.Attribute(page, "data-challenge")!, int.Parse(Forms.Attribute(page, "data-bits")!, CultureInfo.InvariantCulture));
        for (var n = 0; ; n++)
        {
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{challenge}:{n}")));
            if (BitOperations.LeadingZeroCount(((uint)hash[0] << 24) | ((uint)hash[1] << 16) | ((uint)hash[2] << 8) | hash[3]) >= bits) return n.ToString(CultureInfo.InvariantCulture);
        }
    }
}
