using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

/// <summary>Fills in and sends the public form as a browser with script would, or as one without.</summary>
internal static class ReportForm
{
    public static readonly (string Name, string? Value)[] Least =
    [
        ("Input.Description", "Jongen met rode pet"), ("Input.Facts[0].What", "Zei dat geweld nodig is"), ("Input.Facts[0].Observation", "Own"),
    ];

    /// <summary>A visitor with the form of a municipality open; an hour later than the test before, so that no counter carries over.</summary>
    public static async Task<(Visitor Visitor, Seen Page)> OpenAsync(TestApp app, string slug = "lindestad")
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var visitor = app.Anyone();
        return (visitor, await visitor.GetAsync($"/melden/{slug}"));
    }

    /// <summary>Sends with the proof of work done.</summary>
    public static Task<Seen> SendAsync(Visitor visitor, Seen page, params (string Name, string? Value)[] values) =>
        visitor.SendAsync(page, [.. Over(Least, values), ("pow", Work(page.Form()))]);

    /// <summary>Reports and gives back the receipt code.</summary>
    public static async Task<string> ReportAsync(TestApp app, params (string Name, string? Value)[] values)
    {
        var (visitor, page) = await OpenAsync(app);
        return CodeOf(await SendAsync(visitor, page, values));
    }

    public static string CodeOf(Seen page) =>
        page.Document.QuerySelector("[data-receipt]")?.TextContent.Trim() ?? throw new InvalidOperationException($"No receipt: {page.Status} {page.Words}");

    /// <summary>The number that the page's challenge asks for.</summary>
    public static string Work(IHtmlFormElement form)
    {
        var (challenge, bits) = (form.GetAttribute("data-challenge")!, int.Parse(form.GetAttribute("data-bits")!, System.Globalization.CultureInfo.InvariantCulture));
        for (var n = 0; ; n++)
        {
            var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{n}"));
            if (System.Numerics.BitOperations.LeadingZeroCount(((uint)hash[0] << 24) | ((uint)hash[1] << 16) | ((uint)hash[2] << 8) | hash[3]) >= bits)
                return n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public static (string Name, string? Value)[] Over((string Name, string? Value)[] given, (string Name, string? Value)[] values) =>
        [.. given.Where(g => values.All(v => v.Name != g.Name)), .. values];
}
