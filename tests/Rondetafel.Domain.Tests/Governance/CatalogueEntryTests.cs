using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Governance;

public sealed class CatalogueEntryTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Actor Writer = By(1), Other = By(2);

    [Theory]
    [InlineData(CatalogueKind.ListItem, CatalogueStatus.InForce)]
    [InlineData(CatalogueKind.PublicPage, CatalogueStatus.InForce)]
    [InlineData(CatalogueKind.FeedbackText, CatalogueStatus.Proposed)]
    [InlineData(CatalogueKind.Criterion, CatalogueStatus.Proposed)]
    [InlineData(CatalogueKind.Parameter, CatalogueStatus.Proposed)]
    public void Propose_WaitsForASecondPersonWhereOneIsNeeded(CatalogueKind kind, CatalogueStatus status) =>
        Assert.Equal(status, Propose(kind).Entry!.Status);

    [Fact]
    public void Approve_ByTheWriter_IsRefused_ByAnother_PutsItInForce()
    {
        var entry = Propose(CatalogueKind.FeedbackText).Entry!;

        Assert.Equal("second_person_needed", entry.Approve(Writer, Now).Refusal!.Code);
        Assert.Equal("second_person_needed", entry.Approve(Actor.Clock, Now).Refusal!.Code);
        Assert.True(entry.Approve(Other, Now).IsGood);
        Assert.Equal((CatalogueStatus.InForce, Other.Id), (entry.Status, entry.ApprovedBy));
        Assert.True(entry.Approve(Other, Now).IsAlreadySo);
        Assert.Equal("not_now", entry.Decline(Other, Now).Refusal!.Code);
    }

    /// <summary>Setup is nobody: what a reporter reads and what is weighed by counts after two people; a number counts at once, unverified.</summary>
    [Theory]
    [InlineData(CatalogueKind.ListItem, CatalogueStatus.InForce)]
    [InlineData(CatalogueKind.PublicPage, CatalogueStatus.InForce)]
    [InlineData(CatalogueKind.Parameter, CatalogueStatus.InForce)]
    [InlineData(CatalogueKind.FeedbackText, CatalogueStatus.Proposed)]
    [InlineData(CatalogueKind.Criterion, CatalogueStatus.Proposed)]
    public void Ship_WaitsForTwoPeople_ForTextsAndCriteria(CatalogueKind kind, CatalogueStatus status)
    {
        var entry = CatalogueEntry.Ship(new CatalogueEntryId(Guid.Empty), kind, "lijst", "code", new EntryContent("Tekst", "Text", 5), Today, Now);

        Assert.Equal((status, (ProfessionalId?)null, (string?)null), (entry.Status, entry.ProposedBy, entry.VerifiedBy));
        if (status == CatalogueStatus.InForce) return;
        Assert.True(entry.Approve(Writer, Now).IsGood);
        Assert.Equal((CatalogueStatus.Proposed, Writer.Id), (entry.Status, entry.ProposedBy));
        Assert.Equal("second_person_needed", entry.Approve(Writer, Now).Refusal!.Code);
        Assert.True(entry.Approve(Other, Now).IsGood);
        Assert.Equal((CatalogueStatus.InForce, Writer.Id, Other.Id), (entry.Status, entry.ProposedBy, entry.ApprovedBy));
        Assert.Equal(["CatalogueEntryProposed", "CatalogueEntryTakenOver", "CatalogueEntryApproved"], entry.Events.Select(e => e.GetType().Name));
    }

    [Fact]
    public void Decline_IsFinal()
    {
        var entry = Propose(CatalogueKind.Parameter).Entry!;

        Assert.Equal("second_person_needed", entry.Decline(Writer, Now).Refusal!.Code);
        Assert.True(entry.Decline(Other, Now).IsGood);
        Assert.True(entry.Decline(Other, Now).IsAlreadySo);
        Assert.Equal("not_now", entry.Approve(Other, Now).Refusal!.Code);
    }

    [Fact]
    public void Propose_RefusesWhatIsMissingOrPast()
    {
        Assert.Equal(("text_needed", "Dutch"), Code(Propose(CatalogueKind.ListItem, dutch: " ").Outcome));
        Assert.Equal(("text_needed", "English"), Code(Propose(CatalogueKind.ListItem, english: "").Outcome));
        Assert.Equal(("number_needed", "Number"), Code(Propose(CatalogueKind.Parameter, number: null).Outcome));
        Assert.Equal(("from_past", "From"), Code(Propose(CatalogueKind.ListItem, from: Today.AddDays(-1)).Outcome));
    }

    [Fact]
    public void Propose_CountsEditionsOn()
    {
        var first = Propose(CatalogueKind.ListItem).Entry!;

        Assert.Equal(1, first.Edition);
        Assert.Equal(2, Propose(CatalogueKind.ListItem, previous: first).Entry!.Edition);
    }

    [Theory]
    [InlineData(CatalogueKind.Parameter)]
    [InlineData(CatalogueKind.FeedbackText)]
    [InlineData(CatalogueKind.PublicPage)]
    [InlineData(CatalogueKind.Criterion)]
    public void Withdraw_IsForListLinesOnly(CatalogueKind kind) => Assert.Equal("not_now", Withdraw(Propose(kind).Entry!, Today).Outcome.Refusal!.Code);

    [Fact]
    public void Withdraw_IsTheNextVersion_FromItsDay_WithTheSameWords()
    {
        var line = Propose(CatalogueKind.ListItem).Entry!;

        var gone = Withdraw(line, Today.AddDays(3)).Entry!;

        Assert.Equal((false, 1), (line.Withdrawn, line.Edition));
        Assert.Equal((true, 2, Today.AddDays(3), CatalogueStatus.InForce, Writer.Id), (gone.Withdrawn, gone.Edition, gone.From, gone.Status, gone.ProposedBy));
        Assert.Equal(("tekst", "text", "lijst", "code"), (gone.Text("nl"), gone.Text("en"), gone.List, gone.Code));
        Assert.Equal([nameof(CatalogueEntryWithdrawn)], gone.Events.Select(e => e.GetType().Name));
        Assert.True(Withdraw(gone, Today.AddDays(3)).Outcome.IsAlreadySo);
        Assert.Equal((3, Today), (Withdraw(gone, Today).Entry!.Edition, Withdraw(gone, Today).Entry!.From)); // sooner than it was
        Assert.Equal(("from_past", "From"), Code(Withdraw(line, Today.AddDays(-1)).Outcome));
    }

    private static (CatalogueEntry? Entry, Outcome Outcome) Withdraw(CatalogueEntry line, DateOnly from) =>
        CatalogueEntry.Withdraw(new CatalogueEntryId(Guid.Empty), line, from, Writer, Now, Today);

    private static (string, string?) Code(Outcome outcome) => (outcome.Refusal!.Code, outcome.Refusal.Field);

    private static (CatalogueEntry? Entry, Outcome Outcome) Propose(
        CatalogueKind kind, string dutch = "tekst", string english = "text", int? number = 5, DateOnly? from = null, CatalogueEntry? previous = null) =>
        CatalogueEntry.Propose(
            new CatalogueEntryId(Guid.Empty), previous, new NewEntry(kind, "lijst", "code", new EntryContent(dutch, english, number, "days"), from ?? Today), Writer, Now, Today);

    private static Actor By(byte n) => new(
        new ProfessionalId(new Guid(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), new OrganisationId(new Guid(n, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)), null, new HashSet<Role> { Role.Administrator });
}
