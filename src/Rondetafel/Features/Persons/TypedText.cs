using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons;

/// <summary>What was typed.</summary>
internal static class TypedText
{
    /// <summary>The refusal of every text that is too long, on its field; null when all fit.</summary>
    public static Outcome? TooLong(params (string Field, string? Text)[] texts)
    {
        var wrong = Outcome.Fields([.. texts.Select(t => (t.Text?.Length > Narrative.MaxLength, "text_too_long", t.Field))]);
        return wrong.IsGood ? null : wrong;
    }

    /// <summary>What the page found wrong and what the domain refuses of the rest, together; the domain is not asked about a text that does not fit.</summary>
    public static Outcome With(this Outcome found, Func<Outcome> domain) =>
        found.Refusals.Any(r => r.Code.EndsWith("_too_long", StringComparison.Ordinal)) ? found : found.And(domain());
}
