using Microsoft.AspNetCore.Mvc;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Access;

/// <summary>
/// What somebody without a session gets: the sign-in page, with the way back. When their session has just ended while they
/// were writing, the form is kept first, sealed, as their draft, and the way back leads to the page that shows it again.
/// </summary>
internal static class SessionOver
{
    public static async Task<IActionResult> AnswerAsync(HttpContext context, CancellationToken cancel)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path.Value!;
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && context.Items[ActorMiddleware.OverKey] is ProfessionalId owner
            && Drafts.AreKept(context.GetEndpoint()?.Metadata ?? Enumerable.Empty<object>()))
        {
            var place = Drafts.PlaceOf(request);
            if (place.Page != DraftName.PageOf(request.Path)) back = DraftName.PathOf(place.Page);
            await KeepAsync(context, owner, place, cancel);
        }
        var over = context.Items.ContainsKey(ActorMiddleware.OverKey) ? "&verlopen=1" : "";
        return new LocalRedirectResult($"/inloggen?terug={Uri.EscapeDataString(back)}{over}");
    }

    private static async Task KeepAsync(HttpContext context, ProfessionalId owner, DraftPlace place, CancellationToken cancel)
    {
        var fields = Drafts.FieldsOf(context.Request.Form);
        if (fields.Keys.All(k => k == KeptForm.Version)) return;
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var roles = new HashSet<Role> { Role.Professional };
        scope.ServiceProvider.GetRequiredService<Acting>().Become(new Actor(owner, null, null, roles), null);
        await scope.ServiceProvider.GetRequiredService<Drafts>().KeepAsync(place, fields, cancel);
    }
}
