using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.Open;

/// <summary>A look at a signal or at who reported it: who, when, for what.</summary>
public sealed record Look(string Name, string Organisation, DateTime At, string Purpose);

/// <summary>
/// Who opened a signal and its answer, from the audit log. A reporter who reads their own answer is not in it: their name
/// stands nowhere else.
/// </summary>
public sealed class LookedQuery(RondetafelDb db)
{
    private static readonly string[] Purposes =
        [nameof(Permission.ReadSignal), nameof(Permission.HandleSignal), nameof(Permission.ReadReporter), nameof(Permission.GiveAnswer), nameof(Permission.JudgeMatch)];

    /// <summary>Most looks that are read.</summary>
    public const int Most = 50;

    /// <summary>The last ones, newest first.</summary>
    public async Task<IReadOnlyList<Look>> RunAsync(Guid signal, Guid? answer, CancellationToken cancel)
    {
        var rows = await db.Audit.AsNoTracking()
            .Where(a => a.Kind == "read" && (a.ObjectId == signal || (answer != null && a.ObjectId == answer)) && Purposes.Contains(a.Purpose))
            .OrderByDescending(a => a.Id).Take(Most).Select(a => new { a.ActorId, a.At, a.Purpose }).ToListAsync(cancel);
        var people = rows.Where(r => r.ActorId is not null).Select(r => new ProfessionalId(r.ActorId!.Value)).Distinct().ToList();
        var names = await db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id))
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.Id, p.Name, Organisation = o.Name }).ToDictionaryAsync(p => p.Id.Value, cancel);
        return rows.Where(r => r.ActorId is { } id && names.ContainsKey(id))
            .Select(r => new Look(names[r.ActorId!.Value].Name, names[r.ActorId.Value].Organisation, r.At, r.Purpose!)).ToList();
    }
}
