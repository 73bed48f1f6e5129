using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>What the figures may know of a case at a step: never which case it is (product.md row 8).</summary>
/// <param name="Municipality">The municipality that holds it.</param>
/// <param name="IntakeYear">The local year in which it was taken in.</param>
/// <param name="Days">Calendar days since it was taken in.</param>
/// <param name="OnList">Whether it was on the monitoring list before the step; for an undone step whether it is after it.</param>
/// <param name="Flags">The flags that stand.</param>
public sealed record CaseCounted(MunicipalityId Municipality, int IntakeYear, int Days, bool OnList, IReadOnlyList<FlagKind> Flags)
{
    /// <summary>It leaves the monitoring list.</summary>
    public CountLine OffList => new("case.monitoring_left", Municipality, null, $"{IntakeYear}");

    /// <summary>It stands on the monitoring list again because a step was undone.</summary>
    public CountLine BackOnList => new("case.monitoring_back", Municipality, null, $"{IntakeYear}");

    /// <summary>What a closed case takes with it, so that what stands on a day is one sum: its place on the list and its flags.</summary>
    public IEnumerable<CountLine> Leaving => [.. OnList ? [OffList] : Array.Empty<CountLine>(), .. Flags.Select(f => Flag(f, "off"))];

    /// <summary>What comes back when a closing is undone or a new weighing opens the case again.</summary>
    public IEnumerable<CountLine> Standing => [.. OnList ? [BackOnList] : Array.Empty<CountLine>(), .. Flags.Select(f => Flag(f, "on"))];

    private CountLine Flag(FlagKind kind, string way) => new("case.flag", Municipality, null, $"{IntakeYear}:{kind}:{way}");
}
