using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Web;

/// <summary>A page whose half-written form is kept, sealed, for its writer; the form carries data-draft with <see cref="Drafts.FormOf"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsDraftAttribute(string? below = null) : Attribute
{
    /// <summary>The last part of the address that the form is sent to, when it stands on the page above that address; null when it is the page's own.</summary>
    public string? Below { get; } = below;
}

/// <summary>Keeps, opens and ends the drafts of the signed-in professional.</summary>
public sealed class Drafts(RondetafelDb db, Acting acting, SealedTexts texts)
{
    /// <summary>The name of the form at an address.</summary>
    public static string FormOf(PathString path) => path.Value!.Trim('/').Replace('/', '.');

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps the fields of a form; the last writer wins, it is one person's own draft. False when it is too long to keep.</summary>
    public async Task<bool> KeepAsync(string form, IReadOnlyDictionary<string, string[]> fields, CancellationToken cancel)
    {
        var text = JsonSerializer.Serialize(fields, Plain);
        if (text.Length > 16 * Narrative.MaxLength) return false;
        if (await db.Drafts.VisibleTo(acting.By).SingleOrDefaultAsync(d => d.Form == form, cancel) is { } draft) draft.Keep(text, acting.By, acting.Now);
        else db.Drafts.Add(Draft.Start(new DraftId(acting.NewId()), acting.By.Id!.Value, form, text, acting.By, acting.Now));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The fields kept for a form; null when there are none.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>?> OpenAsync(string form, CancellationToken cancel)
    {
        var query = db.Drafts.VisibleTo(acting.By).AsNoTracking().Where(d => d.Form == form);
        if (await query.SingleOrDefaultAsync(cancel) is not { } draft) return null;
        var table = CaseTable.For(texts, acting.By, Permission.KeepDraft, await query.Items().SingleAsync(cancel));
        return table?.Read(draft.Fields, draft.Id.Value) is { } text ? JsonSerializer.Deserialize<Dictionary<string, string[]>>(text) : null;
    }

    /// <summary>Removes the draft of a form that was sent.</summary>
    public async Task EndAsync(string form, CancellationToken cancel)
    {
        if (await db.Drafts.VisibleTo(acting.By).SingleOrDefaultAsync(d => d.Form == form, cancel) is not { } draft) return;
        draft.End(acting.By, acting.Now);
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Puts a kept draft back into its form when the page opens, and removes it once the form was accepted.</summary>
public sealed class DraftFilter(IServiceScopeFactory scopes, Acting acting) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (acting.Person is null || context.ActionDescriptor.EndpointMetadata.OfType<KeepsDraftAttribute>().FirstOrDefault() is not { } keeps)
        {
            await next();
            return;
        }
        var (request, cancel) = (context.HttpContext.Request, context.HttpContext.RequestAborted);
        var form = Drafts.FormOf(request.Path) + (keeps.Below is null ? "" : "." + keeps.Below);
        var executed = await next();
        if (HttpMethods.IsGet(request.Method)) await Apart(d => Restore(d, form, context.ModelState, cancel));
        else if (executed.Result is LocalRedirectResult or RedirectToPageResult or RedirectResult) await Apart(d => d.EndAsync(form, cancel));
    }

    private static async Task Restore(Drafts drafts, string form, ModelStateDictionary state, CancellationToken cancel)
    {
        foreach (var (name, values) in await drafts.OpenAsync(form, cancel) ?? new Dictionary<string, string[]>())
        {
            state.SetModelValue(name, values, string.Join(",", values));
            state.MarkFieldSkipped(name);
        }
    }

    /// <summary>In a context of its own: the page's context saves once.</summary>
    private async Task Apart(Func<Drafts, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Become(acting.By, acting.Person);
        await act(scope.ServiceProvider.GetRequiredService<Drafts>());
    }
}
