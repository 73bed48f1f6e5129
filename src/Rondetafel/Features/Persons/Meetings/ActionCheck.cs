using System.Globalization;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>A part of the line under the field of a new action: what was understood, or what is missing.</summary>
public sealed record CheckPart(string Text, bool Strong, bool Missing);

/// <summary>The check of a new action: how the line was understood, and what was chosen where it was not clear.</summary>
internal static class ActionCheck
{
    /// <summary>The parts of the check, in the order who, what, when, kind.</summary>
    public static IReadOnlyList<CheckPart> Parts(ActionLine line, Texts.Texts t)
    {
        var dates = new Dates(t.Language);
        var who = line.One is { } one ? new CheckPart(one.Person is null || one.Name == one.OrganisationName ? one.Name : $"{one.Name}, {one.OrganisationName}", true, false)
            : new CheckPart(line.Who.Count > 1 ? t.Of("meetings.check.several", line.WhoText!) : line.WhoText is { } text ? t.Of("meetings.check.unknown", text) : t["meetings.check.who"], false, true);
        var what = line.What.Length > 0 ? new CheckPart(line.What, false, false) : new CheckPart(t["meetings.check.what"], false, true);
        var when = line.DueOn is { } due ? new CheckPart(dates.Weekday(due), true, false) : new CheckPart(t["meetings.check.when"], false, true);
        return [who, what, when, new CheckPart(t["plan.kind." + line.Kind], false, false)];
    }

    /// <summary>Those to choose from when who is not clear: who can be meant, else everybody at the table.</summary>
    public static IReadOnlyList<Choice> Choices(ActionLine line, CaseOnScreen screen) => line.One is not null ? []
        : (line.Who.Count > 1 ? line.Who : screen.Table).Select(w => new Choice(Key(w), w.Person is null ? w.Name : $"{w.Name}, {w.OrganisationName}")).ToList();

    /// <summary>What was chosen beside the line.</summary>
    public static (TableName? Who, DateOnly? When) Chosen(ScreenInput input, CaseOnScreen screen, DateOnly today) => (
        screen.Table.FirstOrDefault(w => Key(w) == input.Who),
        TypedDate.TryRead(input.When ?? "", today, out var day, Lean.Future) ? day : null);

    /// <summary>Refuses all that is still missing.</summary>
    public static Outcome Refuse(ActionLine line, TableName? who, DateOnly? due) => Outcome.Fields(
        (line.What.Length == 0, "text_needed", nameof(ScreenInput.Action)),
        (who is null, "choice_needed", nameof(ScreenInput.Who)),
        (due is null, "date_needed", nameof(ScreenInput.When)));

    private static string Key(TableName name) => (name.Person?.Value ?? name.Organisation.Value).ToString("D", CultureInfo.InvariantCulture);
}
