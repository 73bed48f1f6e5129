using Microsoft.EntityFrameworkCore;

namespace Rondetafel.Data;

/// <summary>
/// The named reaches over the wall of seats on PostgreSQL: for a query or a unit of work that has to look at cases without a seat
/// there. What each lets through stands in Sql/Postgres/0003, why in docs/decisions/0015; a guard test lists every place.
/// </summary>
public static class WallReach
{
    /// <summary>Work of the clock, which is nobody's: all rows.</summary>
    public const string Daily = "daily";

    /// <summary>Comparing identities inside Access: all rows.</summary>
    public const string Matching = "matching";

    /// <summary>Scripts of the schema, and what the Lab makes and proves: all rows. Nothing that is served uses it.</summary>
    public const string Whole = "whole";

    /// <summary>The cases in which the person has an action to carry out.</summary>
    public const string Action = "action";

    /// <summary>The cases in which the person has or had a seat, or had the lead.</summary>
    public const string Part = "part";

    /// <summary>The cases of the prosecutor's tracks that the person owns or is told of.</summary>
    public const string Track = "track";

    /// <summary>The cases named by a weighing that the person chairs.</summary>
    public const string Weighed = "weighed";

    /// <summary>The cases of likely duplicates that are the person's to judge.</summary>
    public const string Task = "task";

    /// <summary>The cases past their end date.</summary>
    public const string Overdue = "overdue";

    /// <summary>The open cases, for who takes over a lead.</summary>
    public const string Lead = "lead";

    /// <summary>The open cases, for who is on duty and lets somebody in.</summary>
    public const string Duty = "duty";

    /// <summary>The cases at which a seat for four hours was given, for who reviews it.</summary>
    public const string Review = "review";

    /// <summary>The cases of provisions of which the person is the second pair of eyes.</summary>
    public const string Provision = "provision";

    /// <summary>The cases with a line in the minutes of a meeting that the person chairs.</summary>
    public const string Minutes = "minutes";

    /// <summary>The closed cases, to be named in a weighing.</summary>
    public const string Closed = "closed";

    internal const string Tag = "reach ";

    /// <summary>Gives one query this reach, and the save of what it loads.</summary>
    public static IQueryable<T> Reaching<T>(this IQueryable<T> query, string reach) => query.TagWith(Tag + reach);
}
