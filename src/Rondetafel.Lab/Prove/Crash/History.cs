namespace Rondetafel.Lab.Prove.Crash;

/// <summary>What somebody writes.</summary>
internal enum WriteKind
{
    PublicReport,
    OwnReport,
    PhoneNote,
    Contribution,
    Action,
    Note,
}

/// <summary>What the client knows of a write.</summary>
internal enum Known
{
    /// <summary>It was sent and nothing came back: it may be there or not, and is sent again with the same key.</summary>
    Sent,
    /// <summary>The server said that it was done: it must be there for ever.</summary>
    Acknowledged,
    /// <summary>The server refused it: it must not be there.</summary>
    Refused,
}

/// <summary>One form that was sent, with all that is needed to send it again and to find what came of it.</summary>
internal sealed class Write(int number, WriteKind kind, string by, string path, Dictionary<string, string> fields)
{
    public int Number => number;
    public WriteKind Kind => kind;

    /// <summary>Key of who sends it.</summary>
    public string By => by;
    public string Path => path;
    public Dictionary<string, string> Fields => fields;

    /// <summary>The one-time key of the form.</summary>
    public string Key => fields["__once"];

    public Known Known { get; set; }

    /// <summary>The day by which a contribution or an action is told from all others.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The id that came back, or went along with a note; null when none did.</summary>
    public Guid? Row { get; set; }

    /// <summary>The receipt code of a public report, once it was shown.</summary>
    public string? Code { get; set; }

    public override string ToString() => $"{kind} {number} by {by}";
}

/// <summary>What the client did and was told, kept outside the server.</summary>
internal sealed class History
{
    private readonly List<Write> _writes = [];
    private readonly List<(string By, Visit Visit)> _signIns = [];
    private int _number, _caseReads;

    /// <summary>The writes, oldest first.</summary>
    public IReadOnlyList<Write> Writes
    {
        get
        {
            lock (_writes) return [.. _writes];
        }
    }

    /// <summary>The sign-ins that were acknowledged.</summary>
    public IReadOnlyList<(string By, Visit Visit)> SignIns
    {
        get
        {
            lock (_signIns) return [.. _signIns];
        }
    }

    /// <summary>Pages of the case that were received whole.</summary>
    public int CaseReads => _caseReads;

    /// <summary>What was acknowledged so far, of any kind.</summary>
    public int Acknowledged => Writes.Count(w => w.Known == Known.Acknowledged) + SignIns.Count;

    /// <summary>The next number.</summary>
    public int Next() => Interlocked.Increment(ref _number);

    public void Add(Write write)
    {
        lock (_writes) _writes.Add(write);
    }

    public void SignedIn(string by, Visit visit)
    {
        lock (_signIns) _signIns.Add((by, visit));
    }

    public void ReadCase() => Interlocked.Increment(ref _caseReads);
}
