using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Ui;

namespace Rondetafel.Features.Status;

/// <summary>One page for everything that goes wrong: what happened, what to do, and whether something was lost.</summary>
[PublicPage, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class IndexModel(Texts.Texts texts) : PageModel
{
    private static readonly HashSet<int> Known = [400, 404, 409, 413, 429, 500, 503];

    /// <summary>What the page says.</summary>
    public Problem Problem { get; private set; } = null!;

    /// <summary>The form that came again otherwise filled in; null for all else.</summary>
    public Web.SentBefore? Sent => HttpContext.Items[typeof(Web.SentBefore)] as Web.SentBefore;

    /// <summary>Runs for every method, also those that no page answers.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Show(int.TryParse(context.RouteData.Values["code"] as string, out var code) ? code : 404);

    private void Show(int code)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerPathFeature>() is null) code = 404;
        if (code == 403 || code == 405) code = 404;
        if (!Known.Contains(code)) code = code >= 500 ? 500 : 400;
        Response.StatusCode = code;
        var sent = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        Problem = new Problem(texts[$"problem.{code}.title"], texts[$"problem.{code}.what"], texts[$"problem.{code}.do"], NothingLost: code is not 404 && !sent, Unsent: sent);
    }
}
