using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Rondetafel.Web;

/// <summary>
/// Answers 404 for what a page has no handler for: a page would else be drawn without anything having been read for it. A page
/// without any handler is still shown, and the page for a fault is shown for every method.
/// </summary>
public sealed class VerbFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (method, features) = (context.HttpContext.Request.Method, context.HttpContext.Features);
        var fault = features.Get<IStatusCodeReExecuteFeature>() is not null || features.Get<IExceptionHandlerFeature>() is not null;
        if (context.HandlerMethod is null && !fault && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)) context.Result = new NotFoundResult();
        else await next();
    }
}
