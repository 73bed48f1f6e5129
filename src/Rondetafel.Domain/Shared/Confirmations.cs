namespace Rondetafel.Domain.Shared;

/// <summary>The topics in which somebody must be trained before they work with content (BGS art. 1.17).</summary>
public enum TrainingTopic
{
    /// <summary>Careful handling of data.</summary>
    DataCare,
    /// <summary>The rules that apply.</summary>
    Rules,
    /// <summary>The work process.</summary>
    WorkProcess,
    /// <summary>Methods of analysis.</summary>
    AnalysisMethods,
    /// <summary>Security.</summary>
    Security,
    /// <summary>The ethics of data.</summary>
    DataEthics,
}

/// <summary>What the employer's confirmations must be to count (BGS art. 1.11 and 1.17); from the versioned parameters.</summary>
/// <param name="From">First day on which they are demanded, local date.</param>
/// <param name="ScreeningMonths">Months that a confirmed screening counts.</param>
/// <param name="TrainingMonths">Months that a confirmed training counts, per topic.</param>
public sealed record ConfirmationRule(DateOnly From, int ScreeningMonths, int TrainingMonths);

/// <summary>What the employer confirms at once.</summary>
/// <param name="Screening">The day of the screening; null leaves what is known.</param>
/// <param name="Trained">The day of the training; null leaves what is known.</param>
/// <param name="Topics">The topics of that training.</param>
public sealed record Confirmation(DateOnly? Screening, DateOnly? Trained, IReadOnlyCollection<TrainingTopic> Topics)
{
    /// <summary>Screening and training in all topics on the same day.</summary>
    public static Confirmation Whole(DateOnly day) => new(day, day, Enum.GetValues<TrainingTopic>());
}
