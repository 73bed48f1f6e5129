using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Web;

/// <summary>
/// Puts kept drafts back into the forms of a page when it opens, into its other forms when one is refused, and removes a draft once its form was accepted: when the
/// answer leads on, or the page says so with <see cref="Accepted"/>. For every page that keeps (<see cref="Drafts.AreKept"/>).
/// </summary>
public sealed class DraftFilter(IServiceScopeFactory scopes, Acting acting, Frame frame, Texts.Texts texts, Dates dates) : IAsyncPageFilter
{
    /// <summary>Set in the items of a request whose form was accepted though its page is shown again, for instance with a new code.</summary>
    public static readonly object Accepted = new();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (acting.Person is not { } person || !Drafts.AreKept(context.ActionDescriptor.EndpointMetadata))
        {
            await next();
            return;
        }
        var (request, cancel) = (context.HttpContext.Request, context.HttpContext.RequestAborted);
        frame.KeepsText = true;
        var executed = await next();
        if (HttpMethods.IsGet(request.Method))
        {
            if (!person.HasDrafts) return;
            var drafts = context.HttpContext.RequestServices.GetRequiredService<Drafts>();
            if (executed.Result is PageResult) Restore(await drafts.OpenAsync(DraftName.PageOf(request.Path), cancel), context.ModelState);
            return;
        }
        if (executed.Result is PageResult && person.HasDrafts && request.HasFormContentType && !context.HttpContext.Items.ContainsKey(Accepted))
        {
            // Shown again after a refusal: what was written in the other forms of the page stands there too.
            var (sent, page) = (Drafts.PlaceOf(request), DraftName.PageOf(request.Path));
            await Apart(async drafts => frame.Kept = [.. (await drafts.OpenAsync(page, cancel)).Where(k => new DraftPlace(page, k.Part) != sent)]);
        }
        if (request.HasFormContentType && (executed.Result is LocalRedirectResult or RedirectToPageResult or RedirectResult || context.HttpContext.Items.ContainsKey(Accepted)))
            await Apart(drafts => drafts.EndAsync(Drafts.PlaceOf(request), cancel));
    }

    private void Restore(IReadOnlyList<KeptForm> kept, ModelStateDictionary state)
    {
        frame.Kept = kept;
        foreach (var form in kept.Where(k => k.Part.Length == 0)) form.PutInto(state);
        if (kept.Count > 0) frame.Notices = [.. frame.Notices, new Notice("plain", texts.Of("frame.restored", dates.WeekdayTime(kept.Max(k => k.SavedAt))))];
    }

    /// <summary>In a context of its own: the page's context saves once.</summary>
    private async Task Apart(Func<Drafts, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Become(acting.By, acting.Person);
        await act(scope.ServiceProvider.GetRequiredService<Drafts>());
    }
}
