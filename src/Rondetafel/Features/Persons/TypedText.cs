using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons;

/// <summary>What was typed.</summary>
internal static class TypedText
{
    /// <summary>The refusal of the first text that is too long, on its field; null when all fit.</summary>
    public static Outcome? TooLong(params (string Field, string? Text)[] texts) =>
        texts.FirstOrDefault(t => t.Text?.Length > Narrative.MaxLength) is { Field: { } field } ? Outcome.Refused("text_too_long", field) : null;
}
