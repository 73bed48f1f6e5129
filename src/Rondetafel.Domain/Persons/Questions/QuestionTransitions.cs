using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Questions.QuestionAction;
using static Rondetafel.Domain.Persons.Questions.QuestionStatus;
using static Rondetafel.Domain.Persons.Questions.QuestionWho;

namespace Rondetafel.Domain.Persons.Questions;

/// <summary>Where a question to the table stands.</summary>
public enum QuestionStatus
{
    /// <summary>Waits for the process director.</summary>
    Open,
    /// <summary>The process director looked.</summary>
    Seen,
    /// <summary>Its day came; row and key go.</summary>
    Ended,
}

/// <summary>What can be done with a question to the table.</summary>
public enum QuestionAction
{
    /// <summary>Note that one has looked.</summary>
    See,
    /// <summary>Its day came.</summary>
    End,
}

/// <summary>The kinds of person that may act on a question to the table.</summary>
[Flags]
public enum QuestionWho
{
    /// <summary>The process director who is asked.</summary>
    Director = 1,
    /// <summary>The daily job.</summary>
    Clock = 2,
}

/// <summary>The state table of a question to the table. It ends on its day whether or not somebody looked: the asker cannot tell.</summary>
public static class QuestionTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<QuestionStatus, QuestionAction, QuestionWho> Table { get; } = new(
    [
        new(Open, See, Seen, Director),
        new(Open, End, Ended, Clock),

        new(Seen, End, Ended, Clock),
    ],
    [
        (Seen, See), (Ended, End),
    ]);
}
