namespace Rondetafel.Features.Persons.Answers.Mine;

/// <summary>Where an own report stands, in the words the reporter may know: nothing of what happens with the signal.</summary>
public enum OwnState
{
    /// <summary>It came in; no answer yet.</summary>
    Received,
    /// <summary>An answer is on its way, with a last day.</summary>
    Coming,
    /// <summary>An answer was given.</summary>
    Answered,
    /// <summary>No answer can be given.</summary>
    Closed,
    /// <summary>The dossierhouder asked something.</summary>
    Asked,
}

/// <summary>An own report in the list.</summary>
/// <param name="DueOn">Last day of the answer that is on its way; null when none is.</param>
/// <param name="Until">Until when it can be read; null while it is open.</param>
/// <param name="IsAsked">Whether the newest question was not answered yet.</param>
public sealed record OwnAnswer(Guid Id, DateTime ReportedAt, string Municipality, DateOnly? DueOn, DateOnly? Until, bool HasText, bool HasReason, bool IsAsked)
{
    /// <summary>Where it stands.</summary>
    public OwnState State => IsAsked ? OwnState.Asked : DueOn is not null ? OwnState.Coming : HasText ? OwnState.Answered : HasReason ? OwnState.Closed : OwnState.Received;
}

/// <summary>A text that was given, opened.</summary>
public sealed record OwnText(DateTime At, string Text, bool IsQuestion)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(OwnText);
}
