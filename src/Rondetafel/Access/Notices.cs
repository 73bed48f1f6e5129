using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Notices in Mijn werk that one's view changed: the key of a text without names or content; the mail only says that something waits.</summary>
public static class Notices
{
    /// <summary>Adds one for each, to the save that changes what they may see.</summary>
    public static void Add(RondetafelDb db, IEnumerable<ProfessionalId> people, string text, Func<Guid> newId, Actor by, DateTime now) =>
        db.ViewNotices.AddRange(people.Distinct().Select(p => ViewNotice.Tell(new ViewNoticeId(newId()), p, text, by, now)));

    /// <summary>Adds one for each but who acts, and the mail that something waits.</summary>
    public static void Tell(RondetafelDb db, IEnumerable<ProfessionalId> people, string text, Func<Guid> newId, Actor by, DateTime now)
    {
        var told = people.Where(p => p != by.Id).Distinct().ToList();
        Add(db, told, text, newId, by, now);
        Holders.Tell(db, told, newId, now);
    }
}
