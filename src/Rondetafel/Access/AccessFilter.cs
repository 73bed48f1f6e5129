using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>
/// Decides before anything of a page runs. Answers: a redirect to the sign-in page (nobody signed in), to the notice of
/// confidentiality or to setting a second factor (not ready), 404 (not allowed or not there: the same answer), else the
/// page with its opened row. Every refusal of somebody who is signed in is logged. Throws for a page that declares no need, and for a route without the id it needs.
/// </summary>
public sealed class AccessFilter(Acting acting, Opened opened, RondetafelDb db, SealedTexts texts, ReadLog readLog) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var need = context.ActionDescriptor.EndpointMetadata.OfType<IAccessNeed>().SingleOrDefault()
            ?? throw new InvalidOperationException($"{context.ActionDescriptor.DisplayName} declares no access need.");
        db.Trace = new AuditTrace(context.ActionDescriptor.AttributeRouteInfo?.Template, null, null);
        if (need is PublicPageAttribute or SigningInAttribute) return;
        if (acting.Person is null)
        {
            context.Result = await SessionOver.AnswerAsync(context.HttpContext, cancel);
            return;
        }
        if (NotReady(need) is { } first)
        {
            context.Result = new LocalRedirectResult(first);
            return;
        }
        if (need is SignedInPageAttribute) return;
        if (need is NeedsAttribute needs ? await MayAsync(needs, cancel) : need is OpensAttribute opens && await OpenAsync(context, opens, cancel)) return;
        context.Result = new NotFoundResult();
    }

    private async Task<bool> MayAsync(NeedsAttribute needs, CancellationToken cancel)
    {
        if (AccessRules.For(acting.By, needs.Permission).FirstOrDefault() is { } rule)
        {
            db.Trace = db.Trace with { Rule = rule.Name, Purpose = needs.Permission.ToString() };
            return true;
        }
        await readLog.WriteAsync(Reading.RefusedPage(acting, needs.Permission, db.Trace.Origin), cancel);
        return false;
    }

    private string? NotReady(IAccessNeed need)
    {
        if (need is SignedInPageAttribute { BeforeReady: true }) return null;
        if (!acting.Person!.HasSecondFactor) return "/account/tweede-factor";
        return acting.Person.MustAcceptConfidentiality ? "/geheimhouding" : null;
    }

    private async Task<bool> OpenAsync(AuthorizationFilterContext context, OpensAttribute opens, CancellationToken cancel)
    {
        var value = context.RouteData.Values["id"] as string ?? throw new InvalidOperationException("The route has no id to open.");
        Guid? id = Guid.TryParse(value, out var given) ? given : null;
        var item = id is null ? null : await Scopes.ItemAsync(db, opens.Kind, given, acting, cancel);
        if (item is null || CaseTable.For(texts, acting.By, opens.Permission, item) is not { } table)
        {
            await readLog.WriteAsync(Reading.Refused(acting, opens.Kind.ToString(), id, opens.Permission, db.Trace.Origin), cancel);
            return false;
        }
        opened.Set(opens.Kind, table);
        db.Trace = db.Trace with { Rule = table.RuleName, Purpose = opens.Permission.ToString() };
        return true;
    }
}
