using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>When, where and who, as typed; of a series, a single meeting, or a change of one.</summary>
public sealed class MeetingInput
{
    public string? Kind { get; set; } = nameof(MeetingKind.CaseConference);
    public string? On { get; set; }
    public string? From { get; set; } = WriteHour(new TimeOnly(13, 0));
    public string? Minutes { get; set; } = "120";
    public string? Weeks { get; set; } = "2";
    public string? Until { get; set; }
    public string? Room { get; set; }
    public string? Call { get; set; }
    public List<PersonInput> People { get; set; } = [];

    /// <summary>The place; a method, since what is bound is looked through property by property.</summary>
    public MeetingPlace Place() => new(Room, Call);

    /// <summary>An hour as the reader of the page writes it: "13.00", in English "13:00".</summary>
    public static string WriteHour(TimeOnly hour) => hour.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "HH':'mm" : "HH'.'mm", CultureInfo.InvariantCulture);

    /// <summary>Reads an hour as people type it: "13.00", "13:00", "13 uur", "9.30", "1pm" is not one. Null when it is none.</summary>
    public static TimeOnly? ReadHour(string? typed)
    {
        var text = (typed ?? "").Trim().ToLowerInvariant().Replace("uur", "", StringComparison.Ordinal).Replace("u", "", StringComparison.Ordinal).Trim().Replace('.', ':');
        if (text.All(char.IsAsciiDigit) && text.Length is 1 or 2) text += ":00";
        return TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;
    }
}

/// <summary>A page with the form of when, where and who.</summary>
public abstract class PlanningPage : FormPage
{
    [BindProperty] public MeetingInput Input { get; set; } = new();

    /// <summary>Who can be asked.</summary>
    public IReadOnlyList<Askable> Askable { get; private set; } = [];

    /// <summary>The functions at a table.</summary>
    public IReadOnlyList<Choice> Functions { get; private set; } = [];

    /// <summary>The kinds of meeting.</summary>
    public IReadOnlyList<Choice> Kinds => Enum.GetValues<MeetingKind>().Select(k => new Choice(k.ToString(), T["meetings.kind." + k], T["meetings.kind.hint." + k])).ToList();

    /// <summary>Who acts.</summary>
    protected Acting Acting => HttpContext.RequestServices.GetRequiredService<Acting>();

    /// <summary>The kind that was chosen; null when it is none.</summary>
    protected MeetingKind? Kind => Enum.TryParse<MeetingKind>(Input.Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Who is on the reader's roster, in words: they are asked to the case conference.</summary>
    public IReadOnlyList<string> OnRoster => Roster.Select(p => Askable.First(a => a.Id == p.Professional)).Select(a => $"{a.Name}, {a.Organisation}").ToList();

    /// <summary>Who is on the reader's roster.</summary>
    protected IReadOnlyList<Invitee> Roster { get; private set; } = [];

    /// <summary>The people that were chosen.</summary>
    protected IReadOnlyList<Invitee> People => MeetingPeopleQuery.Chosen(Input.People, Askable, Functions);

    /// <summary>Reads who can be asked, and puts one line for each in the form.</summary>
    protected async Task LoadPeopleAsync(IReadOnlyCollection<Invitee>? chosen, CancellationToken cancel)
    {
        var people = HttpContext.RequestServices.GetRequiredService<MeetingPeopleQuery>();
        Askable = await people.AskableAsync(cancel);
        Roster = (await people.RosterAsync(cancel)).Where(p => Askable.Any(a => a.Id == p.Professional)).ToList();
        Functions = (await HttpContext.RequestServices.GetRequiredService<CaseNamesQuery>().RunAsync(cancel)).Lists.TryGetValue("case.function", out var lines) ? lines : [];
        if (chosen is not null) Input.People = MeetingPeopleQuery.Lines(Askable, chosen);
    }

    /// <summary>Reads day, hour and length. Refusals: "date_needed", "date_wrong" on On, "hour_wrong" on From, "minutes_wrong" on Minutes.</summary>
    protected (MeetingTime Time, Outcome Outcome) ReadTime(DateOnly? fixedDay = null)
    {
        var day = fixedDay ?? default;
        var from = MeetingInput.ReadHour(Input.From);
        var wrong = Outcome.Fields(
            (fixedDay is null && string.IsNullOrWhiteSpace(Input.On), "date_needed", "On"),
            (fixedDay is null && !TypedDate.TryRead(Input.On ?? "", Acting.Today, out day, Lean.Future), "date_wrong", "On"),
            (from is null, "hour_wrong", "From"),
            (!int.TryParse(Input.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes), "minutes_wrong", "Minutes"));
        return (new MeetingTime(day, from ?? default, minutes), wrong);
    }
}
