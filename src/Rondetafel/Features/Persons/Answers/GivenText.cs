namespace Rondetafel.Features.Persons.Answers;

/// <summary>A text that was given, or the reason why none could be, and by whom.</summary>
public sealed record GivenText(string Title, string Words, DateTime At, bool ForReporter, string? By);
