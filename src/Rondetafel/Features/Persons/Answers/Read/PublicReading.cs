using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Answers.Read;

/// <summary>
/// Logs what somebody opened with a code: what, when and by which rule, never by whom, also when a professional is signed
/// in on the same device.
/// </summary>
public sealed class PublicReading(Readings readings, RondetafelDb db, Acting acting)
{
    public void Opened(string kind, Guid id) => readings.Add(new Reading(new AuditEntry
    {
        At = acting.Now,
        Kind = "read",
        Action = $"{kind}.opened",
        ObjectKind = kind,
        ObjectId = id,
        Rule = db.Trace.Rule,
        Purpose = db.Trace.Purpose,
        Origin = db.Trace.Origin,
    }));
}
