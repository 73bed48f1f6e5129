using Microsoft.AspNetCore.Mvc;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Access;

/// <summary>
/// What somebody without a session gets: the sign-in page, with the way back. When their session has just ended while they
/// were writing, the form is kept first, sealed, as their draft.
/// </summary>
internal static class SessionOver
{
    public static async Task<IActionResult> AnswerAsync(HttpContext context, CancellationToken cancel)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path.Value!;
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && context.Items[ActorMiddleware.OverKey] is ProfessionalId owner)
            await KeepAsync(context, owner, cancel);
        var over = context.Items.ContainsKey(ActorMiddleware.OverKey) ? "&verlopen=1" : "";
        return new LocalRedirectResult($"/inloggen?terug={Uri.EscapeDataString(back)}{over}");
    }

    private static async Task KeepAsync(HttpContext context, ProfessionalId owner, CancellationToken cancel)
    {
        var fields = context.Request.Form.Where(f => f.Key.StartsWith("Input.", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        if (fields.Count == 0) return;
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var roles = new HashSet<Role> { Role.Professional };
        scope.ServiceProvider.GetRequiredService<Acting>().Become(new Actor(owner, null, null, roles), null);
        await scope.ServiceProvider.GetRequiredService<Drafts>().KeepAsync(Drafts.FormOf(context.Request.Path), fields, cancel);
    }
}
