using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>A row that a page can open: its kind, the id in the route, and what the reference policy says about it. A draft has no kind: no route names it.</summary>
public sealed record AccessRow(ItemKind? Kind, Guid Id, Func<RefPerson, Permission, DateTime, bool> May)
{
    /// <summary>Every row of a world, once for each way in which a page can open it.</summary>
    public static IReadOnlyList<AccessRow> Of(World world) =>
    [
        .. world.Signals.Select(s => new AccessRow(ItemKind.Signal, s.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, s))),
        .. world.Signals.Select(s => new AccessRow(ItemKind.SignalToWeigh, s.Id.Value, (who, may, now) =>
            ReferencePolicy.MayConvene(who, may, s, world, now, onList: false))),
        .. world.Answers.Select(a => new AccessRow(ItemKind.Answer, a.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, a))),
        .. world.Answers.Select(a => new AccessRow(ItemKind.Answer, a.SignalId.Value, (who, may, _) => ReferencePolicy.May(who, may, a))),
        .. world.Tasks.Select(t => new AccessRow(ItemKind.MatchTask, t.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, t))),
        .. world.Weighings.Select(w => new AccessRow(ItemKind.Weighing, w.Id.Value, (who, may, now) => ReferencePolicy.May(who, may, w, world, now))),
        .. world.Weighings.Select(w => new AccessRow(ItemKind.WeighedSignal, w.Id.Value, (who, may, now) =>
            ReferencePolicy.May(who, may, w, world, now) && (w.Status != WeighingStatus.TakenIn || ReferencePolicy.Opens(who, w, world, now)))),
        .. world.Tracks.Select(t => new AccessRow(ItemKind.Track, t.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, t, world))),
        .. world.Questions.Select(q => new AccessRow(ItemKind.OwnQuestion, q.Id.Value, (who, may, _) => ReferencePolicy.MayReadOwn(who, may, q))),
        .. world.Questions.Select(q => new AccessRow(ItemKind.Question, q.Id.Value, (who, may, now) => ReferencePolicy.MayHear(who, may, q, world, now))),
        .. world.Provisions.Select(p => new AccessRow(ItemKind.Provision, p.Id.Value, (who, may, _) => ReferencePolicy.MayProvide(who, may, p, world))),
        .. world.Provisions.Select(p => new AccessRow(ItemKind.ProvisionConsent, p.Id.Value, (who, may, now) => ReferencePolicy.MayConsent(who, may, p, world, now))),
        .. world.Provisions.Select(p => new AccessRow(ItemKind.ProvisionReview, p.Id.Value, (who, may, now) => ReferencePolicy.MayReview(who, may, p, world, now))),
        .. world.Meetings.Select(m => new AccessRow(ItemKind.Meeting, m.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, m))),
        .. world.Drafts.Select(d => new AccessRow(null, d.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, d))),
        .. world.Cases.Select(c => new AccessRow(ItemKind.Case, c.Id.Value, (who, may, now) => ReferencePolicy.May(who, may, c, now))),
        .. world.BriefSeats.Select(b => new AccessRow(ItemKind.BriefSeat, b.Given.Id.Value, (who, may, now) => ReferencePolicy.MayReview(who, may, b.Given, b.Case, now))),
        .. world.Actions.Select(x => new AccessRow(ItemKind.PlanAction, x.Action.Id.Value, (who, may, _) => ReferencePolicy.May(who, may, x.Action, x.Case))),
    ];
}

/// <summary>Somebody on a day: as the product sees them, and as the reference policy does.</summary>
public sealed record OnDay(Actor Actor, RefPerson Person)
{
    /// <summary>The day the gate of screening and training starts in these worlds: before all of them.</summary>
    public static ConfirmationRule Gate { get; } = new(new DateOnly(2020, 1, 1), 12, 24);

    /// <summary>Everybody of a world on a day.</summary>
    public static IReadOnlyList<OnDay> Of(World world, DateOnly today) => [.. world.People.Select(p => One(p, world.Organisations[p.OrganisationId], today))];

    private static OnDay One(Professional person, Organisation employer, DateOnly today)
    {
        var roles = employer.Until is { } until && until < today ? new HashSet<Role>() : person.RolesOn(today, Gate);
        return new(
            new Actor(person.Id, person.OrganisationId, person.MunicipalityId, roles),
            new RefPerson(person.Id.Value, person.OrganisationId.Value, person.MunicipalityId?.Value, ReferencePolicy.RolesOf(person, employer, today, Gate)));
    }
}
