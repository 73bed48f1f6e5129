using System.Diagnostics;

namespace Rondetafel.Web;

/// <summary>
/// An answer of 404 leaves at fixed moments after its request came: what is there but hidden takes longer to refuse than what
/// is not there, for its row is read and judged, and that difference would tell that it exists (docs/decisions/0018; proven by
/// <c>prove timing</c>). Whoever may see what they ask for waits for nothing.
/// </summary>
public sealed class EvenNotFound(RequestDelegate next, Settings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        context.Response.OnStarting(async () =>
        {
            if (context.Response.StatusCode != StatusCodes.Status404NotFound || settings.NotFoundStep == 0) return;
            var leaves = Math.Ceiling(Stopwatch.GetElapsedTime(begun).TotalMilliseconds / settings.NotFoundStep) * settings.NotFoundStep;
            while (leaves - Stopwatch.GetElapsedTime(begun).TotalMilliseconds is > 0 and var rest) await Task.Delay((int)Math.Ceiling(rest), context.RequestAborted);
        });
        return next(context);
    }
}
