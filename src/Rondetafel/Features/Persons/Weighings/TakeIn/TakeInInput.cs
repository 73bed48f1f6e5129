namespace Rondetafel.Features.Persons.Weighings.TakeIn;

/// <summary>What taking in asks, on one page.</summary>
public sealed class TakeInInput
{
    public string? Reason { get; set; }
    public string? LighterOption { get; set; }
    public string? Purpose { get; set; }
    public List<string?> ExitCriteria { get; set; } = [];
    public string? NeededUntil { get; set; }
    public string? NextDiscussionOn { get; set; }
    public List<PersonInput> People { get; set; } = [];
    public List<string> Facts { get; set; } = [];
    public string? Category { get; set; }
    public FeedbackGiven Feedback { get; set; } = new();
}

/// <summary>Whether somebody gets a seat, and who sits in.</summary>
public sealed class PersonInput
{
    public Guid Id { get; set; }
    public bool Chosen { get; set; }
    public Guid? StandIn { get; set; }
}
