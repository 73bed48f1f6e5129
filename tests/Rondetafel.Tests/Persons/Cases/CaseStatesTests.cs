using System.Text;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>docs/case-states.md says what the state tables say. RONDETAFEL_WRITE_DOCS=1 writes it anew.</summary>
public sealed class CaseStatesTests
{
    [Fact]
    public void Document_SaysWhatTheTablesSay()
    {
        var path = Path.Combine(SourceTree.Root, "docs", "case-states.md");
        var text = Print();
        if (Environment.GetEnvironmentVariable("RONDETAFEL_WRITE_DOCS") == "1") File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path));
    }

    private static string Print()
    {
        var text = new StringBuilder("# States of signal, weighing, prosecutor's track, case, action, attachment, proposal, wider audience, question to the table and provision\n\n"
            + "Printed from the state tables in the domain; a test compares. Every pair of status and action that is not named is refused with \"not_now\".\n");
        Add(text, "Signal", SignalTransitions.Table);
        Add(text, "Weighing", WeighingTransitions.Table);
        Add(text, "Prosecutor's track", TrackTransitions.Table);
        Add(text, "Case", CaseTransitions.Table);
        Add(text, "Action", PlanActionTransitions.Table);
        Add(text, "Attachment", AttachmentTransitions.Table);
        Add(text, "Proposal", ProposalTransitions.Table);
        Add(text, "Wider audience of a contribution", WideningTransitions.Table);
        Add(text, "Meeting", MeetingTransitions.Table);
        Add(text, "Question to the table", QuestionTransitions.Table);
        Add(text, "Provision", ProvisionTransitions.Table);
        return text.ToString();
    }

    private static void Add<TStatus, TAction, TWho>(StringBuilder text, string name, StepTable<TStatus, TAction, TWho> table)
        where TStatus : struct, Enum where TAction : struct, Enum where TWho : struct, Enum
    {
        text.Append($"\n## {name}\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var arrow in table.Steps.Where(s => !s.From.Equals(s.To)).GroupBy(s => (s.From, s.To)))
            text.Append($"    {arrow.Key.From} --> {arrow.Key.To}: {string.Join(", ", arrow.Select(s => s.Action).Distinct())}\n");
        text.Append("```\n\n| From | Action | To | Who | Needs |\n|---|---|---|---|---|\n");
        foreach (var step in table.Steps)
            text.Append($"| {step.From} | {step.Action} | {(!step.From.Equals(step.To) ? step.To : step.Action.ToString() is "Undo" or "Unmerge" ? "as before" : "stays")} | {step.By} | {(step.Needs == Facts.None ? "" : step.Needs)} |\n");
        text.Append($"\nAlready so: {string.Join(", ", table.AlreadySo.Select(a => $"{a.From} × {a.Action}"))}.\n");
    }
}
