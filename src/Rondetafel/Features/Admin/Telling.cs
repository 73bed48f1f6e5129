using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Admin;

/// <summary>Tells somebody that what they may see changed, in the save that changes it.</summary>
internal static class Telling
{
    /// <summary>Adds the notice.</summary>
    public static void Tell(this RondetafelDb db, Acting acting, ProfessionalId person, string text) =>
        db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(acting.NewId()), person, text, acting.By, acting.Now));

    /// <summary>Adds one mail when any notice was added in this save.</summary>
    public static void MailWhenTold(this RondetafelDb db, Acting acting, ProfessionalId person)
    {
        if (db.ViewNotices.Local.Count > 0) db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person, At = acting.Now });
    }
}
