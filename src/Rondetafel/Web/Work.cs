namespace Rondetafel.Web;

/// <summary>One thing that is asked of the signed-in person: what, for when, why me, and where it is done.</summary>
/// <param name="Kind">"signals", "answers", "matches", "weighings", "cases" or "other": the filter it falls under.</param>
/// <param name="Day">The last local day; null when there is none.</param>
/// <param name="What">What is asked; names rows by their code only, never by a person.</param>
/// <param name="Why">Why this person.</param>
/// <param name="Href">Local address of the place where it is done.</param>
/// <param name="Do">The verb on the button.</param>
/// <param name="Notice">The notice that a click marks as read; null for all else.</param>
/// <param name="Code">The code within What that is not to be broken over two lines; null when there is none.</param>
public sealed record WorkLine(string Kind, DateOnly? Day, string What, string Why, string Href, string Do, Guid? Notice = null, string? Code = null);

/// <summary>A part of the product that asks things of people; Mijn werk shows what all of them ask.</summary>
public interface IAsksWork
{
    /// <summary>What it asks of the signed-in person, in a constant number of queries.</summary>
    Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel);
}

/// <summary>A part of the product with things that come to their end by the calendar; the daily job runs all of them.</summary>
public interface IEndsDaily
{
    /// <summary>Ends what is due; may run twice. Throws only when it is cancelled.</summary>
    Task EndDueAsync(CancellationToken cancel);
}
