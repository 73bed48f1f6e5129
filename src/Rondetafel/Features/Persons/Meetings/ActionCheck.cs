using System.Globalization;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>A part of the line under the field of a new action: what was understood, or what is missing.</summary>
public sealed record CheckPart(string Text, bool Strong, bool Missing)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CheckPart);
}

/// <summary>The check of a new action: how the line was understood, and what was chosen where it was not clear.</summary>
internal static class ActionCheck
{
    /// <summary>The parts of the check, in the order who, what, when, kind.</summary>
    public static IReadOnlyList<CheckPart> Parts(ActionLine line, DateOnly today, Texts.Texts t)
    {
        var dates = new Dates(t.Language);
        var who = line.One is { } one ? new CheckPart(one.Person is null || one.Name == one.OrganisationName ? one.Name : $"{one.Name}, {one.OrganisationName}", true, false)
            : new CheckPart(line.Who.Count > 1 ? t.Of("meetings.check.several", line.WhoText!) : line.WhoText is { } text ? t.Of("meetings.check.unknown", text) : t["meetings.check.who"], false, true);
        var what = line.What.Length > 0 ? new CheckPart(line.What, false, false) : new CheckPart(t["meetings.check.what"], false, true);
        var when = line.DueOn is { } due ? new CheckPart(dates.Weekday(due, today), true, false) : new CheckPart(line.Unfit switch
        {
            (var day, { } near) => t.Of("meetings.check.weekday", $"{dates.Weekday(near)} {near.Year}", $"{dates.Weekday(day)} {day.Year}"),
            ({ } day, null) => t.Of("meetings.check.past", $"{dates.Weekday(day)} {day.Year}"),
            _ => t["meetings.check.when"],
        }, false, true);
        return [who, what, when, new CheckPart(t["plan.kind." + line.Kind], false, false)];
    }

    /// <summary>Those to choose from when who is not clear: who can be meant, else everybody at the table.</summary>
    public static IReadOnlyList<Choice> Choices(ActionLine line, CaseOnScreen screen) => line.One is not null ? []
        : (line.Who.Count > 1 ? line.Who : screen.Table).Select(w => new Choice(Key(w), w.Person is null ? w.Name : $"{w.Name}, {w.OrganisationName}")).ToList();

    /// <summary>What was chosen beside the line.</summary>
    public static TableName? Chosen(ScreenInput input, CaseOnScreen screen) => screen.Table.FirstOrDefault(w => Key(w) == input.Who);

    /// <summary>The last day, from the line or from the field beside it, and what is wrong with it.</summary>
    public static (DateOnly? Day, string? Wrong) Due(ActionLine line, ScreenInput input, DateOnly today)
    {
        if (line.DueOn is { } understood) return (understood, null);
        if (string.IsNullOrWhiteSpace(input.When)) return (null, line.Unfit is not { } unfit ? "date_needed" : unfit.Near is null ? "from_past" : "weekday_wrong");
        if (TypedDate.IsOnOtherWeekday(input.When, today, out _, out _)) return (null, "weekday_wrong");
        return TypedDate.TryRead(input.When, today, out var day, Lean.Future) ? (day, null) : (null, "date_wrong");
    }

    /// <summary>Refuses all that is still missing.</summary>
    public static Outcome Refuse(ActionLine line, TableName? who, string? wrongDay) => Outcome.Fields(
        (line.What.Length == 0, "text_needed", nameof(ScreenInput.Action)),
        (who is null, "choice_needed", nameof(ScreenInput.Who)),
        (wrongDay is not null, wrongDay ?? "", nameof(ScreenInput.When)));

    private static string Key(TableName name) => (name.Person?.Value ?? name.Organisation.Value).ToString("D", CultureInfo.InvariantCulture);
}
