using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Governance.Figures;

/// <summary>
/// Conferences, cases and actions of a period, the actions by the organisation that owns them (004, chapter 4: 588 = 188
/// police and prosecutor + 400 municipality and welfare). It counts owners by what they were when the action was agreed; what an action is, help, contact or control, is
/// <see cref="ActionsByKind"/>.
/// </summary>
public static class ActionsByOwner
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("actions-by-owner", AtDate: false, WholePast: false, ["meeting.held", "case.discussed", "action.agreed"], Make);

    /// <summary>A case discussed several times counts once: its first time in the period is the one with no earlier one in it.</summary>
    internal static int Cases(FigureSource source, FigurePeriod period) =>
        source.Counts.Where(c => c.Kind == "case.discussed" && period.Contains(c.On) && (c.Days is not { } days || c.On.AddDays(-days) < period.From)).Sum(c => c.Times);

    private static FigureTable Make(FigureSource source, FigurePeriod period)
    {
        int Owned(Func<FigureCount, bool> by) => source.Counts.Where(c => c.Kind == "action.agreed" && period.Contains(c.On) && by(c)).Sum(c => c.Times);
        return new FigureTable(Figure.Name, FigureTable.CountColumn,
        [
            FigureRow.Of("conferences", source.Sum(period, "meeting.held", "CaseConference")),
            FigureRow.Of("cases", Cases(source, period)),
            FigureRow.Of("actions", source.Sum(period, "action.agreed")),
            FigureRow.Of("police_and_prosecutor", Owned(IsPoliceOrProsecutor)),
            FigureRow.Of("municipality_and_welfare", Owned(IsMunicipalityOrWelfare)),
            FigureRow.Of("other_organisations", Owned(o => !IsPoliceOrProsecutor(o) && !IsMunicipalityOrWelfare(o))),
        ]);
    }

    private static bool IsPoliceOrProsecutor(FigureCount owned) => owned.Part is WeighingPart.Police or WeighingPart.Prosecutor;

    private static bool IsMunicipalityOrWelfare(FigureCount owned) => !IsPoliceOrProsecutor(owned) && owned.Domain is OrganisationDomain.Government or OrganisationDomain.Care;
}

/// <summary>The actions of a period by what they are, whoever owns them.</summary>
public static class ActionsByKind
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } = new("actions-by-kind", AtDate: false, WholePast: false, ["action.agreed"], Make);

    private static FigureTable Make(FigureSource source, FigurePeriod period) => new(Figure.Name, FigureTable.CountColumn,
    [
        FigureRow.Of("actions", source.Sum(period, "action.agreed")),
        FigureRow.Of("help", source.Sum(period, "action.agreed", "Help")),
        FigureRow.Of("contact", source.Sum(period, "action.agreed", "Contact")),
        FigureRow.Of("control", source.Sum(period, "action.agreed", "Control")),
    ]);
}
