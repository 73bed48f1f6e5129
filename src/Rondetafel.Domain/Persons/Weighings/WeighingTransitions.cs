using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Weighings.WeighingAction;
using static Rondetafel.Domain.Persons.Weighings.WeighingStatus;
using static Rondetafel.Domain.Persons.Weighings.WeighingWho;

namespace Rondetafel.Domain.Persons.Weighings;

/// <summary>Where a weighing stands.</summary>
public enum WeighingStatus
{
    /// <summary>Each organisation writes its view without seeing the others'.</summary>
    Preparing,
    /// <summary>The views lie open for everybody on the roster.</summary>
    Opened,
    /// <summary>Somebody asks for more, until a date.</summary>
    Waiting,
    /// <summary>Unfounded; shielded until it is destroyed.</summary>
    Unfounded,
    /// <summary>Not a person but a tension or discrimination; shielded, the theme is kept without person data.</summary>
    NoPerson,
    /// <summary>Referred to another consultation; shielded.</summary>
    Referred,
    /// <summary>Taken into the persoonsgerichte aanpak.</summary>
    TakenIn,
}

/// <summary>What can be done with a weighing.</summary>
public enum WeighingAction
{
    /// <summary>Set the date and the roster.</summary>
    Plan,
    /// <summary>The chair names the case that the person already has or had.</summary>
    NameCase,
    /// <summary>An organisation gives its view.</summary>
    GiveView,
    /// <summary>The chair notes the view of an expert who is not designated, before seeing the others'.</summary>
    NoteView,
    /// <summary>The chair opens the views.</summary>
    OpenViews,
    /// <summary>A member notes that they disagree.</summary>
    Dissent,
    /// <summary>Ask for more until a date.</summary>
    AskMore,
    /// <summary>What was asked for came in.</summary>
    Resume,
    /// <summary>Decide: unfounded.</summary>
    FindUnfounded,
    /// <summary>Decide: not a person.</summary>
    FindNoPerson,
    /// <summary>Decide: refer.</summary>
    Refer,
    /// <summary>Decide: take in.</summary>
    TakeIn,
    /// <summary>Take over the chair of who no longer counts as process director.</summary>
    TakeLead,
    /// <summary>Undo a decision not to take in, while it is not destroyed.</summary>
    Undo,
    /// <summary>Nothing came in by the date: it ends.</summary>
    EndByTerm,
    /// <summary>Destroy row and key at its end date.</summary>
    Destroy,
}

/// <summary>The kinds of person that may act on a weighing.</summary>
[Flags]
public enum WeighingWho
{
    /// <summary>The chair.</summary>
    Chair = 1,
    /// <summary>A member of the roster.</summary>
    Member = 2,
    /// <summary>The daily job.</summary>
    Clock = 4,
    /// <summary>The process director of the municipality, when the chair no longer counts.</summary>
    Successor = 8,
}

/// <summary>The state table of a weighing (product.md row 3; source 004 figure 4.1; BGS art. 1.16(1)).</summary>
public static class WeighingTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<WeighingStatus, WeighingAction, WeighingWho> Table { get; } = new(
    [
        new(Preparing, Plan, Preparing, Chair),
        new(Preparing, NameCase, Preparing, Chair),
        new(Preparing, GiveView, Preparing, Member),
        new(Preparing, NoteView, Preparing, Chair),
        new(Preparing, OpenViews, Opened, Chair),
        new(Preparing, TakeLead, Preparing, Successor),

        new(Opened, Plan, Opened, Chair),
        new(Opened, NameCase, Opened, Chair),
        new(Opened, GiveView, Opened, Member),
        new(Opened, WeighingAction.Dissent, Opened, Member),
        new(Opened, TakeLead, Opened, Successor),
        new(Opened, AskMore, Waiting, Chair, Facts.Reason | Facts.Until),
        new(Opened, FindUnfounded, Unfounded, Chair, Facts.Reason | Facts.TwoOrganisations),
        new(Opened, FindNoPerson, NoPerson, Chair, Facts.Reason | Facts.Target | Facts.TwoOrganisations),
        new(Opened, Refer, Referred, Chair, Facts.Reason | Facts.Target | Facts.TwoOrganisations),
        new(Opened, TakeIn, TakenIn, Chair, Facts.Reason | Facts.LighterOption | Facts.TwoOrganisations),

        new(Waiting, NameCase, Waiting, Chair),
        new(Waiting, Resume, Opened, Chair),
        new(Waiting, TakeLead, Waiting, Successor),
        new(Waiting, EndByTerm, Unfounded, Clock),

        new(Unfounded, WeighingAction.Dissent, Unfounded, Member),
        new(Unfounded, Undo, Opened, Chair | Member, Facts.Reason),
        new(Unfounded, Destroy, Unfounded, Clock),
        new(NoPerson, WeighingAction.Dissent, NoPerson, Member),
        new(NoPerson, Undo, Opened, Chair | Member, Facts.Reason),
        new(NoPerson, Destroy, NoPerson, Clock),
        new(Referred, WeighingAction.Dissent, Referred, Member),
        new(Referred, Undo, Opened, Chair | Member, Facts.Reason),
        new(Referred, Destroy, Referred, Clock),

        new(TakenIn, WeighingAction.Dissent, TakenIn, Member),
    ],
    [
        (Opened, OpenViews), (Waiting, OpenViews), (Waiting, AskMore), (Unfounded, FindUnfounded), (NoPerson, FindNoPerson), (Referred, Refer), (TakenIn, TakeIn),
    ]);
}
