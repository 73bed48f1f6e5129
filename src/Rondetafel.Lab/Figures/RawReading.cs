using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Lab.Figures;

/// <summary>Makes a row of each file from its cells; a cell that its step does not use is refused, so that nothing is overlooked.</summary>
internal static class RawReading
{
    public static RawEvent Signal(RawLine row)
    {
        var step = row.Word("step", ["receive", "confirm", "acknowledge", "ask_back", "answered", "to_weighing", "route", "stop", "undo", "feedback", "no_feedback"]);
        var receive = step == "receive";
        var read = new SignalRow(
            row, row.Moment("at"), row.Key("signal"), step,
            receive ? row.Text("municipality") : Unused(row, "municipality", step),
            receive ? row.Optional("receiver") : Unused(row, "receiver", step),
            receive ? RawFolder.Named<Channel>(row, "channel").ToString() : Unused(row, "channel", step),
            step is "route" or "stop" or "feedback" ? row.Text("code") : receive ? row.Optional("code") : Unused(row, "code", step),
            step == "ask_back" ? row.Day("until") : UnusedDay(row, "until", step));
        if (receive && read.Receiver is null && read.Channel != nameof(Channel.PublicPage)) throw new CellException("receiver is empty");
        if (receive && read.Receiver is not null && read.Channel == nameof(Channel.PublicPage)) throw new CellException("receiver does not belong to a report on the public page");
        return read;
    }

    public static RawEvent Weighing(RawLine row)
    {
        var step = row.Word("step", ["convene", "open", "ask_more", "resume", "unfounded", "no_person", "refer", "undo"]);
        return new WeighingRow(
            row, row.Moment("at"), row.Key("signal"), step, step is "no_person" or "refer" ? row.Text("code") : Unused(row, "code", step),
            step == "ask_more" ? row.Day("until") : UnusedDay(row, "until", step));
    }

    public static RawEvent Intake(RawLine row) =>
        new IntakeRow(row, row.Moment("at"), row.Key("case"), row.OptionalKey("signal"), row.Text("municipality"), row.Day("needed_until"));

    public static RawEvent Review(RawLine row)
    {
        var step = row.Word("step", ["continue", "monitor", "recall"]);
        return new ReviewRow(row, row.Moment("at"), row.Key("case"), step, row.Day("until"), step == "monitor" ? row.Day("hard_end") : UnusedDay(row, "hard_end", step));
    }

    public static RawEvent Flag(RawLine row) =>
        new FlagRow(row, row.Moment("at"), row.Key("case"), row.Word("step", ["on", "off"]), RawFolder.Named<FlagKind>(row, "flag"), row.Day("day"));

    public static RawEvent Meeting(RawLine row)
    {
        var step = row.Word("step", ["held", "discussed"]);
        return new MeetingRow(
            row, row.Moment("at"), row.Key("meeting"), step,
            step == "held" ? row.Word("kind", Kinds) : Unused(row, "kind", step), step == "discussed" ? row.Key("case") : Unused(row, "case", step));
    }

    public static RawEvent Action(RawLine row)
    {
        var step = row.Word("step", ["agree", "finish", "miss", "postpone", "withdraw", "reopen"]);
        var agree = step == "agree";
        return new ActionRow(
            row, row.Moment("at"), row.Key("action"), row.Key("case"), step, agree ? row.Text("owner") : Unused(row, "owner", step),
            agree ? RawFolder.Named<PlanActionKind>(row, "kind") : NoKind(row, step),
            agree || step == "postpone" ? row.Day("due") : UnusedDay(row, "due", step));
    }

    public static RawEvent Closing(RawLine row) => new ClosingRow(row, row.Moment("at"), row.Key("case"), row.Word("step", ["close", "undo"]));

    /// <summary>The kinds of meeting.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["weighing", "case_conference", "triangle", "reflection"];

    private static string? Unused(RawLine row, string column, string step) =>
        row.Optional(column) is null ? null : throw new CellException($"{column} does not belong to the step {step}");

    private static PlanActionKind? NoKind(RawLine row, string step)
    {
        _ = Unused(row, "kind", step);
        return null;
    }

    private static DateOnly? UnusedDay(RawLine row, string column, string step)
    {
        _ = Unused(row, column, step);
        return null;
    }
}
