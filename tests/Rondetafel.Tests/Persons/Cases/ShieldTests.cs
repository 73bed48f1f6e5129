using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>A closed case takes its weighing and the prosecutor's track with it: nobody opens them any more.</summary>
public sealed class ShieldTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ClosedByTheTable_ShieldsWeighingAndTrack_AndUndoingBringsThemBackTogether()
    {
        var (given, pages) = await TakenInWithTrackAsync();
        await AssertAsync(pages, HttpStatusCode.OK);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/afsluiten");
        var form = page.Form();
        foreach (var box in form.QuerySelectorAll("input[name='Input.Agreed']").OfType<IHtmlInputElement>()) box.IsChecked = true;

        var closed = await director.SendAsync(page, form, ("Input.Checks[0].Met", "yes"));

        await AssertAsync(pages, HttpStatusCode.NotFound);
        var undone = await director.SendAsync(closed, closed.Form("/ongedaan"));
        Assert.Contains("Ongedaan gemaakt", undone.Words, StringComparison.Ordinal);
        await AssertAsync(pages, HttpStatusCode.OK);
    }

    [Fact]
    public async Task ClosedByTerm_ShieldsWeighingAndTrack_AndNobodyIsToldThatTheTrackLapsed()
    {
        var start = app.Clock.Now;
        var (given, pages) = await TakenInWithTrackAsync(20); // ends before those of the other test
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Monitor(
            new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed.", turn.Today.AddDays(5)), "Werk houden.", turn.Today.AddDays(10), turn.Terms, turn.By, turn.Now));
        app.Clock.Advance(TimeSpan.FromDays(11));
        await app.Services.GetRequiredService<CaseTermsJob>().RunAsync(CancellationToken.None);
        Assert.Equal(CaseStatus.ClosedByTerm, (await app.LookAsync(given.WholeAsync)).Status);

        await AssertAsync(pages, HttpStatusCode.NotFound);
        var mails = await app.LookAsync(db => db.Outbox.CountAsync());
        app.Clock.Advance(TimeSpan.FromDays(14)); // past the end of the track
        Assert.True((await app.Services.GetRequiredService<WeighingTerms>().RunAsync(CancellationToken.None)).Lapsed > 0);
        Assert.Equal(mails, await app.LookAsync(db => db.Outbox.CountAsync()));
        app.Clock.Set(start);
    }

    private async Task<(GivenCase Case, (string Page, string InList, string[] Who)[] Pages)> TakenInWithTrackAsync(int days = 50)
    {
        var (given, weighing) = await TakenIn.Async(app);
        await new WeighingScenes(app.Services).TrackAsync(weighing, days);
        var track = (await app.LookAsync(db => db.Tracks.SingleAsync(t => t.WeighingId == weighing))).Id.Value;
        return (given, [($"/wegingen/{weighing.Value}", "/wegingen", ["procesregisseur", "dossierhouder", "politie", "om"]), ($"/om-trajecten/{track}", "/om-trajecten", ["procesregisseur", "om"])]);
    }

    private async Task AssertAsync((string Page, string InList, string[] Who)[] pages, HttpStatusCode status)
    {
        foreach (var (page, list, who) in pages)
            foreach (var key in who)
            {
                using var visitor = await app.AsAsync(key);
                Assert.Equal(status, (await visitor.GetAsync(page)).Status);
                Assert.Equal(status == HttpStatusCode.OK, (await visitor.GetAsync(list)).Html.Contains(page, StringComparison.Ordinal));
            }
    }
}
