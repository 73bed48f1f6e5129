using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Rondetafel.Web;

/// <summary>
/// What comes in with a form, without what no keyboard types: null bytes and other control characters are left out, so that
/// such a form is taken, or shown again with its text. Line ends, tabs, emoji and the marks of right-to-left text stay.
/// </summary>
internal static class FormText
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private static readonly byte[] EncodedNull = "%00"u8.ToArray();

    /// <summary>
    /// Takes null bytes out of the body of an ordinary form before it is read: the framework refuses a whole form for one.
    /// A form with files is read as it is. Throws <see cref="BadHttpRequestException"/> when the body is over the limit.
    /// </summary>
    public static async Task DropNullsAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) != true) return;
        var read = new MemoryStream();
        await request.Body.CopyToAsync(read, cancel);
        var bytes = read.GetBuffer().AsMemory(0, (int)read.Length);
        request.Body = new MemoryStream(Without(bytes.Span));
    }

    /// <summary>The form as the pages see it: the same names and files, the texts without control characters.</summary>
    public static void Use(HttpContext context, IFormCollection form)
    {
        if (!form.Any(field => field.Value.Any(HasControl))) return;
        var clean = form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(Clean)]));
        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(clean, form.Files)));
    }

    private static string? Clean(string? text) => text is null ? null : string.Concat(text.Where(c => !IsControl(c)));

    private static bool HasControl(string? text) => text?.Any(IsControl) == true;

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');

    private static byte[] Without(ReadOnlySpan<byte> body)
    {
        var kept = new List<byte>(body.Length);
        while (body.Length > 0)
        {
            if (body.StartsWith(EncodedNull)) body = body[EncodedNull.Length..];
            else
            {
                if (body[0] != 0) kept.Add(body[0]);
                body = body[1..];
            }
        }
        return [.. kept];
    }
}
