namespace Rondetafel.Features.Persons.Cases.Contributed;

/// <summary>What is changed of a contribution; each form of the page sends its own part.</summary>
public sealed class ContributionInput
{
    public string? Status { get; set; }
    public string? Check { get; set; }
    public string? Text { get; set; }
    public string? Conditions { get; set; }

    /// <summary>The edition that the writer saw.</summary>
    public int Seen { get; set; }

    /// <summary>The mark of who reads it and of what waits, as the writer saw it.</summary>
    public string? SeenAudience { get; set; }
    public string? Audience { get; set; }
    public List<string> Named { get; set; } = [];

    /// <summary>Why more people should read it.</summary>
    public string? Reason { get; set; }
    public string? Attachment { get; set; }
    public string? What { get; set; }
    public IFormFile? File { get; set; }
}
