namespace Rondetafel.Features.Persons.Provisions;

/// <summary>A reason as typed.</summary>
public sealed class ReasonInput
{
    public string? Reason { get; set; }

    /// <summary>A day as typed.</summary>
    public string? Day { get; set; }
}
