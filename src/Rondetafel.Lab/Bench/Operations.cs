using System.Net;
using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Bench;

/// <summary>The operations, in the order in which they run: reading first, so that what is written does not change what is read.</summary>
internal sealed class Operations(BenchProcess process, BenchPlan plan)
{
    private const string TableRow = "<th scope=\"row\"";
    private const string Report = "/melden/lindestad";
    private int _sent;

    /// <summary>Signs people in and makes the list.</summary>
    public async Task<IReadOnlyList<Operation>> MakeAsync(CancellationToken cancel)
    {
        var (chair, partner) = (await process.VisitorAsync("procesregisseur", cancel), await process.VisitorAsync("tafelpartner", cancel));
        var (reporter, worker) = (await process.VisitorAsync(null, cancel), await process.VisitorAsync(null, cancel));
        var (led, seated) = (plan.Led.Select(c => $"/casussen/{c.Id}").ToList(), plan.Led.Take(BenchSize.Seats).Select(c => $"/casussen/{c.Id}").ToList());
        var room = plan.Points.Select(p => $"/overleg/{plan.Meeting}/zaal/{p}").ToList();
        var (note, action) = (await TokenAsync(chair, room[0], cancel), await TokenAsync(chair, led[0], cancel));
        return
        [
            Read("cases_chair", chair, TableRow, "/casussen"),
            Read("cases_partner", partner, TableRow, "/casussen"),
            Read("case_chair", chair, "data-audience|class=\"rt-fact|class=\"rt-view", [.. led]),
            Read("case_partner", partner, "data-audience|class=\"rt-fact|class=\"rt-view", [.. seated]),
            Read("agenda", chair, "href=\"/casussen/", $"/overleg/{plan.Meeting}"),
            Read("work_chair", chair, "<li", "/mijn-werk"),
            Read("work_partner", partner, "<li", "/mijn-werk"),
            Read("compare_identity", worker, null, [.. plan.Signals.Select(s => $"/bench/compare/{s}")]),
            new Operation("note", chair, HttpStatusCode.NoContent, null, count => Ready(count, i => Form($"{room[i % room.Count]}?handler=Note", Note(i, note)))),
            new Operation("add_action", chair, HttpStatusCode.Redirect, null, count => Ready(count, i => Form($"{led[i % led.Count]}/actie", Action(i, plan.Led[i % led.Count].Owner, action)))),
            Read("report_form", reporter, null, Report),
            new Operation("report", reporter, HttpStatusCode.OK, null, count => ReportsAsync(reporter, count, cancel)),
        ];
    }

    private Operation Read(string name, HttpClient by, string? row, params string[] pages) =>
        new(name, by, HttpStatusCode.OK, row, count => Ready(count, i => new HttpRequestMessage(HttpMethod.Get, pages[i % pages.Length])));

    private Task<IReadOnlyList<HttpRequestMessage>> Ready(int count, Func<int, HttpRequestMessage> make) =>
        Task.FromResult<IReadOnlyList<HttpRequestMessage>>([.. Enumerable.Range(0, count).Select(_ => make(_sent++))]);

    /// <summary>A note as the script sends it while it is typed: each line is sent five times, longer each time.</summary>
    private (string, string)[] Note(int i, string token) =>
    [
        ("__form", token), ("__once", $"bench-{i}"), ("__quiet", "true"), ("Input.Line", LineOf(i / (plan.Points.Count * 5) * plan.Points.Count + i % plan.Points.Count).ToString()),
        ("Input.Text", string.Concat(Enumerable.Repeat("Het blijft rustig thuis. ", 1 + i / plan.Points.Count % 5))),
    ];

    private static (string, string)[] Action(int i, Guid owner, string token) =>
    [
        ("__form", token), ("__once", $"bench-{i}"), ("Action.Text", "Gesprek met de ouders."), ("Action.Owner", owner.ToString()), ("Action.DueOn", "over 3 weken"),
        ("Action.Kind", "Help"), ("Action.LifeDomain", "work"),
    ];

    /// <summary>A report: the form is opened first, outside what is measured; each comes from another address, as behind a proxy.</summary>
    private async Task<IReadOnlyList<HttpRequestMessage>> ReportsAsync(HttpClient reporter, int count, CancellationToken cancel)
    {
        var ready = new List<HttpRequestMessage>();
        for (var i = 0; i < count; i++)
        {
            var hidden = Hidden(await reporter.GetStringAsync(Report, cancel), Report);
            var number = _sent++;
            var post = Form(Report, [.. hidden, ("pow", "1"), ("Input.FamilyName", $"Proef{number % 9973}"), ("Input.GivenNames", "Robbe"), ("Input.BirthDate", "12-2-1999"),
                ("Input.Facts[0].What", "Zei in de pauze dat geweld soms nodig is."), ("Input.Facts[0].Where", "kantine"), ("Input.Facts[0].Observation", "Own"),
                ("Input.Worry", "Ik ben bang dat hij erin wordt meegezogen."), ("Input.PersonKnows", "No"), ("Input.Wish", "CodeOnly")]);
            post.Headers.Add("X-Forwarded-For", $"10.{number / 62500 % 250}.{number / 250 % 250}.{1 + number % 250}");
            ready.Add(post);
        }
        return ready;
    }

    private static HttpRequestMessage Form(string address, IEnumerable<(string Name, string Value)> fields) =>
        new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))) };

    /// <summary>The token that every form of a signed-in person carries.</summary>
    private static async Task<string> TokenAsync(HttpClient by, string page, CancellationToken cancel) =>
        Hidden(await by.GetStringAsync(page, cancel), null).First(h => h.Name == "__form").Value;

    /// <summary>The hidden fields of a page, of all its forms or of the one with this action.</summary>
    private static List<(string Name, string Value)> Hidden(string html, string? action)
    {
        var forms = Regex.Matches(html, "<form.*?</form>", RegexOptions.Singleline).Select(f => f.Value).Where(f => action is null || f.Contains(action, StringComparison.Ordinal));
        return [.. forms.SelectMany(f => Regex.Matches(f, "<input[^>]*type=\"hidden\"[^>]*>").Select(m => m.Value)).Select(i => (Of(i, "name"), Of(i, "value")))];
    }

    private static string Of(string input, string name) => WebUtility.HtmlDecode(Regex.Match(input, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    private static Guid LineOf(int number) => new(number, 0, 0, [0xBE, 0, 0, 0, 0, 0, 0, 1]);
}
