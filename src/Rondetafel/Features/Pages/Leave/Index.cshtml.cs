using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Ui;

namespace Rondetafel.Features.Pages.Leave;

/// <summary>The bare page behind "Snel weg" where no other address is set: it names no product and no subject.</summary>
[PublicPage]
public sealed class IndexModel(Acting acting, Dates dates) : PageModel
{
    /// <summary>Today in words: all there is to see.</summary>
    public string Today => dates.Weekday(acting.Today);
}
