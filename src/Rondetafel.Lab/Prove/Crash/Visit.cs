using System.Net;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>An answer of the server, redirects not followed.</summary>
internal sealed record Answer(HttpStatusCode Status, string? To, string Text)
{
    public bool IsRedirect => Status is HttpStatusCode.Found or HttpStatusCode.SeeOther;

    /// <summary>Whether it leads to the sign-in page: the session is not known.</summary>
    public bool IsSignIn => IsRedirect && To!.Contains("/inloggen", StringComparison.Ordinal);

    public bool IsFault => (int)Status >= 500;
}

/// <summary>One browser: its cookies stay through every crash of the server.</summary>
internal sealed class Visit(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };

    public Task<Answer> GetAsync(string path, CancellationToken cancel) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    public Task<Answer> PostAsync(string path, Dictionary<string, string> fields, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) }, cancel);

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var answer = await _client.SendAsync(request, cancel);
        return new Answer(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(cancel));
    }
}
