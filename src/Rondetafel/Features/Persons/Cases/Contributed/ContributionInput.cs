namespace Rondetafel.Features.Persons.Cases.Contributed;

/// <summary>What is changed of a contribution; each form of the page sends its own part.</summary>
public sealed class ContributionInput
{
    public string? Status { get; set; }
    public string? Check { get; set; }
    public string? Text { get; set; }
    public string? Conditions { get; set; }

    /// <summary>Mark of the text as the writer saw it.</summary>
    public string? Seen { get; set; }
    public string? Audience { get; set; }
    public List<string> Named { get; set; } = [];
    public string? Attachment { get; set; }
    public string? What { get; set; }
    public IFormFile? File { get; set; }
}
