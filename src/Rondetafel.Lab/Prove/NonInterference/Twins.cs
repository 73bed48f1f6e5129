using System.Net;
using Rondetafel.Data;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>What a run covered and found.</summary>
internal sealed class NiTally
{
    private readonly HashSet<string> _said = [];

    /// <summary>Requests that both worlds answered.</summary>
    public int Pairs { get; set; }

    /// <summary>Pairs of worlds.</summary>
    public int Worlds { get; set; }

    /// <summary>The hidden changes that were made.</summary>
    public Dictionary<string, int> Changes { get; } = [];

    /// <summary>Method and template of every route that was asked.</summary>
    public HashSet<string> Routes { get; } = [];

    /// <summary>Those that answered with a page, a file or a redirect at least once.</summary>
    public HashSet<string> Answered { get; } = [];

    /// <summary>The differences, each kind once.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Notes a difference.</summary>
    public void Differs(string where, string what)
    {
        if (_said.Add(where)) Differences.Add($"DIFFERS {where}: {what}");
    }
}

/// <summary>Sends each request to both worlds, as the same person, and compares all of the two answers.</summary>
internal sealed class Twins(NiHost zero, NiHost one, string who, NiTally tally, bool untilFound, CancellationToken cancel) : IDisposable
{
    private const int MostRedirects = 3;
    private readonly NiHost[] _hosts = [zero, one];
    private readonly CookieContainer[] _cookies = [new(), new()];
    private readonly HttpClient[] _clients = [zero.Visitor(), one.Visitor()];

    /// <summary>The two worlds; in the second something is otherwise that this person may not see.</summary>
    public (NiHost Zero, NiHost One) Worlds => (_hosts[0], _hosts[1]);

    /// <summary>Signs in by one click, in both; null signs nobody in.</summary>
    public async Task SignInAsync(string? key)
    {
        for (var w = 0; w < 2; w++) _cookies[w] = new CookieContainer();
        if (key is not null && (await AskAsync(new Ask("GET", $"/demo/als/{key}", null), follow: false)).Status != 302) throw new InvalidOperationException($"Nobody is {key} here.");
    }

    /// <summary>Asks both and follows redirects in both; gives the last answer of the first world and of the second.</summary>
    public async Task<Reply> AskAsync(Ask ask, bool follow = true) => (await BothAsync(ask, follow)).Zero;

    /// <summary>As <see cref="AskAsync"/>, with both last answers.</summary>
    public async Task<(Reply Zero, Reply One)> BothAsync(Ask ask, bool follow = true)
    {
        for (var hop = 0; ; hop++)
        {
            var replies = (Zero: await SendAsync(0, ask), One: await SendAsync(1, ask));
            tally.Pairs++;
            if (ask.Route is { } route)
            {
                tally.Routes.Add($"{ask.Method} {route}");
                if (replies.Zero.Status < 400) tally.Answered.Add($"{ask.Method} {route}");
            }
            if (replies.Zero.Status >= 500) tally.Differs($"{ask.Method} {ask.Route ?? ask.Path} ({who})", $"fault {replies.Zero.Status}");
            if (Reply.Difference(replies.Zero, replies.One) is { } what) tally.Differs($"{ask.Method} {ask.Route ?? ask.Path} as {who}", $"{what} [{ask.Path}]");
            if (untilFound && tally.Differences.Count > 0) throw new PlantFoundException();
            if (!follow || hop == MostRedirects || replies.Zero.To is not { } to || !to.StartsWith('/') || replies.One.To != to) return replies;
            ask = new Ask("GET", to, null);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
    }

    private async Task<Reply> SendAsync(int world, Ask ask)
    {
        using var request = new HttpRequestMessage(new HttpMethod(ask.Method), ask.Path);
        request.Headers.Add(NiHost.StreamHeader, $"{who}/{tally.Pairs}"); // one of its own: a row for somebody else, which only one world needs, shifts no id of a later request
        if (ask.Fields is { } fields) request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, world == 0 ? f.Zero : f.One)));
        var at = new Uri("http://proef.example/");
        if (_cookies[world].GetCookieHeader(at) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        using var answer = await _clients[world].SendAsync(request, cancel);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) _cookies[world].SetCookies(at, cookie);
        return await Reply.ReadAsync(answer, cancel);
    }
}

/// <summary>The planted leak was found: there is no need to go on in this world.</summary>
internal sealed class PlantFoundException : Exception;
