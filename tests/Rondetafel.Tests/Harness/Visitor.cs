using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rondetafel.Tests.Harness;

/// <summary>A page as it came back, after the redirects.</summary>
public sealed partial record Seen(HttpStatusCode Status, string Path, string Html, IHtmlDocument Document, HttpResponseMessage Response)
{
    /// <summary>The words on the page, with white space folded.</summary>
    public string Words => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The page without what differs at every request: one-time keys and form tokens. For comparing what is hidden with what is absent.</summary>
    public string Masked => HiddenValue().Replace(Html, "$1");

    /// <summary>The heading.</summary>
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The form whose action ends like this, or the only form with a text field or button in the main part.</summary>
    public IHtmlFormElement Form(string? action = null) =>
        Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => action is null || f.GetAttribute("action")?.EndsWith(action, StringComparison.Ordinal) == true);

    [GeneratedRegex("""(<input\b[^>]*\bname="__(?:form|once)"[^>]*\bvalue=")[^"]*""")]
    private static partial Regex HiddenValue();
}

/// <summary>A browser without script: keeps cookies, follows links, fills in forms with all their hidden fields.</summary>
/// <param name="address">The application.</param>
/// <param name="headers">Headers of every request, as a proxy adds them.</param>
public sealed class Visitor(Uri address, params (string Name, string Value)[] headers) : IDisposable
{
    private readonly HttpClient _client = Client(address, headers);

    /// <summary>Opens a page and follows redirects.</summary>
    public Task<Seen> GetAsync(string path) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form of a page with these values over what stands in it; null takes a field out. Follows redirects.</summary>
    public Task<Seen> SendAsync(Seen page, IHtmlFormElement form, params (string Name, string? Value)[] values)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } a ? a : page.Path;
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(Fields(form, values)) });
    }

    /// <summary>As <see cref="SendAsync(Seen, IHtmlFormElement, ValueTuple{string, string}[])"/> with the page's first form.</summary>
    public Task<Seen> SendAsync(Seen page, params (string Name, string? Value)[] values) => SendAsync(page, page.Form(), values);

    /// <summary>Sends any request and follows redirects.</summary>
    public async Task<Seen> FollowAsync(HttpRequestMessage request)
    {
        var path = request.RequestUri!.OriginalString;
        var response = await _client.SendAsync(request);
        for (var i = 0; i < 8 && response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther; i++)
        {
            path = response.Headers.Location!.OriginalString;
            response = await _client.GetAsync(path);
        }
        var html = await response.Content.ReadAsStringAsync();
        return new Seen(response.StatusCode, path, html, new HtmlParser().ParseDocument(html), response);
    }

    /// <summary>Sends any request and says what it answered, without following a redirect.</summary>
    public async Task<HttpStatusCode> OnceAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(Uri address, (string Name, string Value)[] headers)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.Add(name, value);
        return client;
    }

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form, (string Name, string? Value)[] values)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = element.GetAttribute("name")!;
            if (values.Any(v => v.Name == name)) continue;
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null) fields.Add(new(name, value));
        }
        fields.AddRange(values.Where(v => v.Value is not null).Select(v => new KeyValuePair<string, string>(v.Name, v.Value!)));
        return fields;
    }
}
