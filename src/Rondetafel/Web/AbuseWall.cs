using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Rondetafel.Web;

/// <summary>
/// Reads a form once before anything else does, so that one that is too big or broken gets its own page instead of an
/// error of ours: 413 when it is over the limits, 400 when it cannot be read. What comes after such a form sees an empty
/// one; of every other form it sees the texts without control characters (<see cref="FormText"/>).
/// </summary>
public sealed class AbuseWall(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var again = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!again && context.Request.HasFormContentType && await ProblemAsync(context) is { } status)
        {
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            context.Response.StatusCode = status;
            return;
        }
        await next(context);
    }

    private static bool IsMultipart(HttpRequest request) => request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<int?> ProblemAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Limits.RequestBytes) return StatusCodes.Status413PayloadTooLarge;
        try
        {
            await FormText.DropNullsAsync(context.Request, context.RequestAborted);
            FormText.Use(context, await context.Request.ReadFormAsync(context.RequestAborted));
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (InvalidDataException) when (!IsMultipart(context.Request)) // too many fields, or too long a one
        {
            return StatusCodes.Status413PayloadTooLarge;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException) // it breaks off, or is written in letters that nobody reads
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
