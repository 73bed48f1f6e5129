using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.TakeIn;

/// <summary>One thing of the signal that can be taken over into the case.</summary>
/// <param name="Key">Id of the fact, or id of the signal with "worry", "other", "done", "description".</param>
/// <param name="Source">Where it comes from, without who reported; of a view whose it is.</param>
public sealed record Taken(string Key, ContributionKind Kind, string Text, string? Source, DateOnly? Day)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(Taken);
}

/// <summary>
/// What of a signal goes along into the case: opened through the table of the weighing, and sealed anew as contributions of
/// the gemeente for the whole table, on the ground of the case.
/// </summary>
public static class TakeOver
{
    /// <summary>Everything that can be taken over, signal by signal, facts first.</summary>
    public static IReadOnlyList<Taken> From(SignalSeen signal, Texts.Texts texts) => signal.All.SelectMany(s => One(s, texts)).ToList();

    private static List<Taken> One(SignalSeen signal, Texts.Texts texts)
    {
        var taken = signal.Facts.Where(f => f.What.Length > 0).Select(f => new Taken(f.Id.ToString(), ContributionKind.Fact, f.What, Source(signal, f, texts), f.Day)).ToList();
        Add("description", ContributionKind.Fact, signal.Description);
        Add("worry", ContributionKind.View, signal.Worry);
        Add("other", ContributionKind.View, signal.OtherExplanation);
        Add("done", ContributionKind.Fact, signal.AlreadyDone);
        return taken;

        void Add(string key, ContributionKind kind, string? text)
        {
            if (text is not null) taken.Add(new Taken($"{signal.Id}-{key}", kind, text, texts.Of(kind == ContributionKind.Fact ? "weighing.takein.source" : "weighing.takein.reporter", signal.Code), null));
        }
    }

    /// <summary>The chosen ones as contributions of the receiving organisation.</summary>
    public static IReadOnlyList<NewContribution> Contributions(IEnumerable<Taken> taken, IReadOnlyCollection<string> chosen, string category, OrganisationId provider, Acting acting) =>
        taken.Where(t => chosen.Contains(t.Key)).Select(t => new NewContribution(
            new ContributionId(acting.NewId()), t.Kind, t.Text, category, Case.Pga, Audience.Table, t.Source, t.Day)
        { Provider = provider }).ToList();

    private static string Source(SignalSeen signal, SignalFactSeen fact, Texts.Texts texts) => string.Join(" · ", new[]
    {
        texts.Of("weighing.takein.source", signal.Code), fact.Observation == Observation.NotSaid ? null : texts["weighing.observation." + fact.Observation], fact.Where, fact.When,
    }.OfType<string>());
}
