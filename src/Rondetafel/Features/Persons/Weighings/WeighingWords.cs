using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>The shapes and addresses of a weighing on screen.</summary>
public static class WeighingWords
{
    /// <summary>The shape of a status; the word always stands beside it.</summary>
    public static string Shape(WeighingStatus status) => status switch
    {
        WeighingStatus.Preparing => "busy",
        WeighingStatus.Opened => "open",
        WeighingStatus.Waiting => "wait",
        WeighingStatus.TakenIn => "done",
        _ => "closed",
    };

    /// <summary>The last part of the address of a step.</summary>
    public static string Place(WeighingAction action) => action switch
    {
        WeighingAction.Plan => "plannen",
        WeighingAction.NameCase => "casus",
        WeighingAction.NoteView => "deskundige",
        WeighingAction.OpenViews => "openen",
        WeighingAction.Dissent => "anders",
        WeighingAction.AskMore => "navragen",
        WeighingAction.Resume => "hervatten",
        WeighingAction.TakeIn => "opnemen",
        WeighingAction.Undo => "ongedaan",
        _ => "besluiten",
    };

    /// <summary>Whether a step was a decision: its dot in the history is filled.</summary>
    public static bool IsDecision(WeighingAction action) => IsOutcome(action) || action is WeighingAction.Undo or WeighingAction.AskMore;

    /// <summary>Whether a step ended the weighing.</summary>
    public static bool IsOutcome(WeighingAction action) =>
        action is WeighingAction.FindUnfounded or WeighingAction.FindNoPerson or WeighingAction.Refer or WeighingAction.TakeIn or WeighingAction.EndByTerm;
}
