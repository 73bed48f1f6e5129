using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Front;

/// <summary>The front page: tell a worry, what the three rings are, what happens, whom to call, your rights.</summary>
[PublicPage]
public sealed class IndexModel(RondetafelDb db, Acting acting, PartnershipName partnership, Texts.Texts texts) : PageModel
{
    /// <summary>What it shows.</summary>
    public FrontPageModel Front { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var doors = await db.Municipalities.AsNoTracking().Where(m => m.Door == DoorState.Open && m.AdvicePhone != null).OrderBy(m => m.Name).ToListAsync(cancel);
        var phones = new List<PhoneLine> { new(texts["front.phone.danger"], texts["front.phone.danger.what"], "112"), new(texts["front.phone.police"], texts["front.phone.police.what"], "0900 8844") };
        phones.AddRange(doors.Select(m => new PhoneLine(texts.Of("front.phone.door", m.Name), m.AdviceHours ?? texts["front.phone.door.what"], m.AdvicePhone!)));
        phones.Add(new PhoneLine(texts["front.phone.anonymous"], texts["front.phone.anonymous.what"], "0800 7000"));
        Front = new FrontPageModel(
            await partnership.GetAsync(cancel),
            new FrontTerms(terms[Parameters.AcknowledgeDays], terms[Parameters.WeighingDays], terms[Parameters.AnswerDays]), phones);
    }
}
