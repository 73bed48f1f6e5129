using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>
/// What the rules look at in a case, for one person on one day: once, so that what a page says about who sees a case is
/// what decides when they open it.
/// </summary>
internal static class CaseFacts
{
    private static readonly Expression<Func<Case, ProfessionalId?, DateOnly, ItemFacts>> Facts = (c, person, today) => new ItemFacts(
        null, c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm ? null : c.Director,
        c.Status != CaseStatus.ClosedByTable && c.Status != CaseStatus.ClosedByTerm
            && c.Seats.Any(s => s.ProfessionalId == person && s.From <= today && today <= s.Until),
        c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm);

    private static readonly Func<Case, ProfessionalId?, DateOnly, ItemFacts> Compiled = Facts.Compile();

    /// <summary>As a part of a query.</summary>
    public static Expression<Func<Case, ItemFacts>> For(Actor actor, DateOnly today)
    {
        var person = actor.Id;
        Expression<Func<ProfessionalId?>> who = () => person;
        Expression<Func<DateOnly>> day = () => today;
        var body = ReplacingExpressionVisitor.Replace(Facts.Parameters[1], who.Body, Facts.Body);
        return Expression.Lambda<Func<Case, ItemFacts>>(ReplacingExpressionVisitor.Replace(Facts.Parameters[2], day.Body, body), Facts.Parameters[0]);
    }

    /// <summary>Of a case that was loaded with its seats.</summary>
    public static ItemFacts Of(Case loaded, Actor actor, DateOnly today) => Compiled(loaded, actor.Id, today);
}
