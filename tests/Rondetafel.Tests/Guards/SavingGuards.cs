using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>Two editors who meet get a clear answer: what a slice saves goes through one piece that answers a clash, or catches it itself.</summary>
public sealed class SavingGuards
{
    /// <summary>These only add rows: there is nothing that somebody else could have changed first.</summary>
    private static readonly HashSet<string> OnlyAdd = ["NoteAdvice.cs", "ReceiveNote.cs", "PlanMeeting.cs", "StartSeries.cs", "NoteTrack.cs", "AskReset.cs"];

    [Fact]
    public void WhatIsLoadedAndSaved_AnswersAClash()
    {
        var saving = SourceTree.Files("src/Rondetafel/Features", ".cs").Where(f => f.Text.Contains("SaveChangesAsync(", StringComparison.Ordinal)).ToList();

        Assert.Equal(OnlyAdd.Order(), saving.Where(f => !f.Text.Contains("catch (DbUpdateConcurrencyException", StringComparison.Ordinal)).Select(f => Path.GetFileName(f.Name)).Order());
    }
}
