using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>What is written of a provision; each step sends its own part.</summary>
public sealed class ProvisionInput
{
    public string? Kind { get; set; }
    public string? Organisation { get; set; }
    public string? Person { get; set; }
    public string? Ground { get; set; }
    public string? Necessity { get; set; }
    public string? LighterOption { get; set; }
    public List<string> Items { get; set; } = [];
    public string? Own { get; set; }
    public string? Reviewer { get; set; }

    /// <summary>Who receives, as typed.</summary>
    public ReceiverGiven Receiver => new(Enum.TryParse<ReceiverKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Organisation, Person, Ground);
}

/// <summary>The fields of who receives, with their choices.</summary>
public sealed record ReceiverForm(ProvisionInput Input, IReadOnlyList<Choice> Kinds, IReadOnlyList<Choice> Grounds)
{
    /// <summary>The fields in the language of the reader, with every ground and for whom it is: whether one fits who receives is judged when it is sent, since that can change on the same page.</summary>
    public static ReceiverForm Of(ProvisionInput input, Texts.Texts texts, IReadOnlyList<Choice> grounds) =>
        new(input, [.. Enum.GetValues<ReceiverKind>().Select(k => new Choice(k.ToString(), texts["provision.receiver." + k]))], [.. grounds.Select(g => g with { Text = $"{g.Text} – {ForWhom(g.Value, texts)}" })]);

    private static string ForWhom(string ground, Texts.Texts texts) => ProvisionGrounds.KindsOf(ground) is { Count: > 0 } kinds
        ? texts.Of("provision.ground.for", string.Join(", ", kinds.Select(k => texts["provision.receiver." + k]))) : texts["provision.ground.for.all"];
}
