using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Access;

/// <summary>
/// What somebody without a session gets: the sign-in page, with the way back. When their session has just come to its end while
/// they were writing, the form is kept first, sealed, as their draft, and the way back leads to the page that shows it again. Only
/// a form with the mark that the product gave it is kept, and the sign-in page says whether it was.
/// </summary>
internal static class SessionOver
{
    public static async Task<IActionResult> AnswerAsync(HttpContext context, CancellationToken cancel)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path.Value!;
        if (context.Items[ActorMiddleware.OverKey] is not ProfessionalId owner) return To(back, null);
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !Drafts.AreKept(context.GetEndpoint()?.Metadata ?? Enumerable.Empty<object>())) return To(back, "1");
        var place = Drafts.PlaceOf(request);
        if (place.Page != DraftName.PageOf(request.Path)) back = DraftName.PathOf(place.Page);
        return To(back, await IsKeptAsync(context, owner, place, cancel) ? "bewaard" : "niet");
    }

    private static LocalRedirectResult To(string back, string? over) => new($"/inloggen?terug={Uri.EscapeDataString(back)}{(over is null ? "" : $"&verlopen={over}")}");

    private static async Task<bool> IsKeptAsync(HttpContext context, ProfessionalId owner, DraftPlace place, CancellationToken cancel)
    {
        var fields = Drafts.FieldsOf(context.Request.Form);
        if (fields.Keys.All(k => k == KeptForm.Version) || !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return false;
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var roles = new HashSet<Role> { Role.Professional };
        scope.ServiceProvider.GetRequiredService<Acting>().Become(new Actor(owner, null, null, roles), null);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<Drafts>().KeepAsync(place, fields, cancel);
        }
        catch (DbUpdateException) // the same form, sent twice at once: the other one is kept
        {
            return true;
        }
    }
}
