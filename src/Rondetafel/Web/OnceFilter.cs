using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Web;

/// <summary>A page whose answer to a repeated form is more than "it was already sent", for instance a receipt shown again.</summary>
public interface IAnswersAgain
{
    /// <summary>Answers a form that had its effect before.</summary>
    Task<IActionResult> AgainAsync(CancellationToken cancel);
}

/// <summary>A page for somebody who is signed in whose forms need no one-time key: sending one twice does nothing more. A guard test knows them all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNoKeyAttribute : Attribute;

/// <summary>
/// Gives a form one effect however often it arrives. The one-time key is saved with the change; a second arrival finds it
/// and leads to the page as it is now, also when it was refused because the first was saved in the meantime. Answers 303 to the same page, or what the page says through <see cref="IAnswersAgain"/>;
/// 409 with what was typed when the form was filled in otherwise the second time (<see cref="SentBefore"/>), but never with a
/// password; 400 to a form without a key on a page for somebody who is signed in.
/// </summary>
public sealed class OnceFilter(RondetafelDb db, FormContent content) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var features = context.HttpContext.Features; // the page for a fault: the form was refused or went wrong, and the database may be what failed
        if (features.Get<IExceptionHandlerFeature>() is not null || features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next();
            return;
        }
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.Form["__once"].ToString() is not { Length: > 0 and <= 100 } key)
        {
            if (HttpMethods.IsPost(request.Method) && DemandsKey(context.ActionDescriptor.EndpointMetadata)) context.Result = new BadRequestResult();
            else await next();
            return;
        }
        var cancel = context.HttpContext.RequestAborted;
        if (await db.UsedKeys.AsNoTracking().SingleOrDefaultAsync(u => u.Key == key, cancel) is { } used)
        {
            context.Result = await AnswerAsync(context, used, cancel);
            return;
        }
        (db.OnceKey, db.OnceContent) = (key, content.Seal(request));
        var executed = await next();
        var response = context.HttpContext.Response;
        var overtaken = executed.Exception is DbUpdateException || (executed.Exception is null && response.StatusCode is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity);
        if (overtaken && await UsedAsync(context.HttpContext, key) is { } first)
        {
            executed.ExceptionHandled = true;
            response.StatusCode = StatusCodes.Status200OK;
            executed.Result = await AnswerAsync(context, first, cancel);
        }
    }

    /// <summary>Whether a form of a page must carry a key.</summary>
    public static bool DemandsKey(IEnumerable<object> metadata) =>
        metadata.OfType<IAccessNeed>().Any(n => n is not (PublicPageAttribute or SigningInAttribute)) && !metadata.OfType<NeedsNoKeyAttribute>().Any();

    private static async Task<UsedKey?> UsedAsync(HttpContext context, string key)
    {
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RondetafelDb>().UsedKeys.AsNoTracking().SingleOrDefaultAsync(u => u.Key == key);
    }

    private async Task<IActionResult> AnswerAsync(PageHandlerExecutingContext context, UsedKey used, CancellationToken cancel)
    {
        var secret = context.ActionDescriptor.EndpointMetadata.Any(m => m is KeepsNoDraftAttribute or SigningInAttribute);
        if (secret || context.HttpContext.Request.Form.ContainsKey(SentBefore.AsFirst) || content.IsSame(used.Content, context.HttpContext.Request)) return await AgainAsync(context, cancel);
        context.HttpContext.Items[typeof(SentBefore)] = SentBefore.Of(context.HttpContext.Request);
        return new StatusCodeResult(StatusCodes.Status409Conflict);
    }

    private static async Task<IActionResult> AgainAsync(PageHandlerExecutingContext context, CancellationToken cancel) =>
        context.HandlerInstance is IAnswersAgain page
            ? await page.AgainAsync(cancel)
            : new LocalRedirectResult(context.HttpContext.Request.Path + context.HttpContext.Request.QueryString);
}
