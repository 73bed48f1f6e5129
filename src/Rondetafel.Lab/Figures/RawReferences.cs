using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>Whether what a row names is there, and began before it.</summary>
internal static class RawReferences
{
    public static void Check(RawFolder folder, List<Broken> broken)
    {
        if (folder.Municipalities.Count == 0) broken.Add(new Broken("municipalities.csv", 0, "names none"));
        if (folder.Organisations.Count == 0) broken.Add(new Broken("organisations.csv", 0, "names none"));
        var needed = new[] { WeighingPart.Municipality, WeighingPart.Police, WeighingPart.Prosecutor };
        if (folder.Events.Any(e => e is WeighingRow or IntakeRow { Signal: not null }))
            broken.AddRange(needed.Where(n => folder.Organisations.All(o => o.Part != n)).Select(n => new Broken("organisations.csv", 0, $"has no {n.ToString().ToLowerInvariant()}, which every weighing needs")));
        var begun = new Begun(folder, broken);
        foreach (var happened in folder.Events) begun.Take(happened);
    }

    /// <summary>Walks through the rows in their order and keeps what has begun.</summary>
    private sealed class Begun(RawFolder folder, List<Broken> broken)
    {
        private readonly HashSet<string> _signals = [], _weighings = [], _cases = [], _actions = [], _meetings = [];

        public void Take(RawEvent happened)
        {
            var reason = happened switch
            {
                SignalRow { Step: "receive" } s => First(_signals, s.Signal, "signal") ?? Municipality(s.Municipality) ?? Organisation(s.Receiver, "receiver"),
                SignalRow s => Known(_signals, s.Signal, "signal", "received"),
                WeighingRow { Step: "convene" } w => Known(_signals, w.Signal, "signal", "received") ?? First(_weighings, w.Signal, "the weighing of signal"),
                WeighingRow w => Known(_weighings, w.Signal, "the weighing of signal", "convened"),
                IntakeRow i => First(_cases, i.Case, "case") ?? Municipality(i.Municipality) ?? (i.Signal is null ? null : Known(_weighings, i.Signal, "the weighing of signal", "convened")),
                ReviewRow r => Known(_cases, r.Case, "case", "taken in"),
                FlagRow f => Known(_cases, f.Case, "case", "taken in"),
                MeetingRow { Step: "held" } m => First(_meetings, m.Meeting, "meeting"),
                MeetingRow m => Known(_meetings, m.Meeting, "meeting", "held") ?? Known(_cases, m.Case!, "case", "taken in"),
                ActionRow { Step: "agree" } a => First(_actions, $"{a.Case} {a.Action}", "action") ?? Known(_cases, a.Case, "case", "taken in") ?? Organisation(a.Owner, "owner"),
                ActionRow a => Known(_actions, $"{a.Case} {a.Action}", "action", "agreed"),
                ClosingRow c => Known(_cases, c.Case, "case", "taken in"),
                _ => throw new InvalidOperationException(),
            };
            if (reason is not null) broken.Add(new Broken(happened.Line.File, happened.Line.Number, reason));
        }

        private static string? First(HashSet<string> begun, string key, string what) => begun.Add(key) ? null : $"{what} \"{key}\" has begun before";

        private static string? Known(HashSet<string> begun, string key, string what, string how) => begun.Contains(key) ? null : $"{what} \"{key}\" was not {how} before this moment";

        private string? Municipality(string? name) => folder.Municipalities.Contains(name) ? null : $"municipality \"{name}\" does not stand in municipalities.csv";

        private string? Organisation(string? name, string column) =>
            name is null || folder.Organisations.Any(o => o.Name == name) ? null : $"{column} \"{name}\" does not stand in organisations.csv";
    }
}
