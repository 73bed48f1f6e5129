using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>
/// What the rules look at in a case, for one person at one moment: once, so that what a page says about who sees a case is
/// what decides when they open it.
/// </summary>
internal static class CaseFacts
{
    private static readonly Expression<Func<Case, ProfessionalId?, DateOnly, DateTime, ItemFacts>> Facts = (c, person, today, now) => new ItemFacts(
        null, c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm ? null : c.Director,
        c.Status != CaseStatus.ClosedByTable && c.Status != CaseStatus.ClosedByTerm
            && c.Seats.Any(s => s.ProfessionalId == person && s.From <= today && today <= s.Until && (s.EndsAt == null || now < s.EndsAt)),
        c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm);

    private static readonly Func<Case, ProfessionalId?, DateOnly, DateTime, ItemFacts> Compiled = Facts.Compile();

    /// <summary>As a part of a query.</summary>
    public static Expression<Func<Case, ItemFacts>> For(Actor actor, DateTime now)
    {
        var (person, today) = (actor.Id, Deadline.LocalDate(now));
        Expression<Func<ProfessionalId?>> who = () => person;
        Expression<Func<DateOnly>> day = () => today;
        Expression<Func<DateTime>> moment = () => now;
        var body = ReplacingExpressionVisitor.Replace(Facts.Parameters[1], who.Body, Facts.Body);
        body = ReplacingExpressionVisitor.Replace(Facts.Parameters[2], day.Body, body);
        return Expression.Lambda<Func<Case, ItemFacts>>(ReplacingExpressionVisitor.Replace(Facts.Parameters[3], moment.Body, body), Facts.Parameters[0]);
    }

    /// <summary>Of a case that was loaded with its seats.</summary>
    public static ItemFacts Of(Case loaded, Actor actor, DateTime now) => Compiled(loaded, actor.Id, Deadline.LocalDate(now), now);
}
