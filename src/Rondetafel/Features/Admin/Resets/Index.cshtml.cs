using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Resets;

/// <summary>The requests of people who lost a password or second factor: two persons of two organisations release one.</summary>
[Needs(Permission.ResetFactor)]
public sealed class IndexModel(OpenResetsQuery query, AnswerResetHandler handler) : FormPage
{
    /// <summary>The requests that wait.</summary>
    public IReadOnlyList<ResetLine> Lines { get; private set; } = [];

    /// <summary>The new one-time code, once, for the person who released; null otherwise.</summary>
    public string? Code { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await query.RunAsync(cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "__version")] int version, FactorResetAction action, CancellationToken cancel)
    {
        var (outcome, code) = await handler.RunAsync(new AnswerReset(id, version, action), cancel);
        if (!outcome.IsGood)
        {
            Lines = await query.RunAsync(cancel);
            return Refuse(outcome);
        }
        Code = code;
        return code is null ? Done("admin.resets.done." + action, "/beheer/herstel") : Page();
    }
}
