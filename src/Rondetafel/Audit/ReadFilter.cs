using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Audit;

/// <summary>What this request looked at; a page that lists content says so here; scoped.</summary>
public sealed class Readings
{
    private readonly List<Reading> _all = [];

    /// <summary>Hands over what is not yet logged: a page for an error that follows in the same request logs nothing twice.</summary>
    public IReadOnlyList<Reading> Take()
    {
        var all = _all.ToArray();
        _all.Clear();
        return all;
    }

    /// <summary>Adds a reading.</summary>
    public void Add(Reading reading) => _all.Add(reading);
}

/// <summary>
/// Logs what was opened after the handler and before the view runs. When it cannot be logged the exception ends the
/// request and nothing is shown. A page that opens a row and leads elsewhere is logged too: what it says of the row is that
/// there is nothing to do here. What leads elsewhere after a form has the audit rows of what was written. The page for a fault
/// shows nothing of the row: it is drawn also while nothing can be logged.
/// </summary>
public sealed class ReadFilter(Acting acting, Opened opened, Readings readings, RondetafelDb db, ReadLog log) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var led = opened.Any && HttpMethods.IsGet(context.HttpContext.Request.Method) && context.Result is LocalRedirectResult or RedirectToPageResult or RedirectResult;
        var fault = context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (led || context.Result is PageResult or FileResult or ViewResult or PartialViewResult or ContentResult or JsonResult)
        {
            if (opened.Any && !fault) readings.Add(Reading.OfItem(acting, $"{opened.Kind}.opened", opened.Kind.ToString(), opened.Table.ItemId, db.Trace));
            foreach (var reading in readings.Take()) await log.WriteAsync(reading, context.HttpContext.RequestAborted);
        }
        await next();
    }
}
