using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons;

/// <summary>The last days of the three steps that a reporter is told.</summary>
public sealed record NoteDays(DateOnly Received, DateOnly Weighed, DateOnly Answered)
{
    /// <summary>Counted from the moment of the report, with the terms in force.</summary>
    public static NoteDays From(DateTime reportedAt, Parameters terms)
    {
        var (received, weighing, answer) = (terms[Parameters.AcknowledgeDays], terms[Parameters.WeighingDays], terms[Parameters.AnswerDays]);
        return new NoteDays(
            Deadline.InWorkingDays(reportedAt, received).Day, Deadline.InWorkingDays(reportedAt, weighing).Day, Deadline.InWorkingDays(reportedAt, weighing + answer).Day);
    }
}
