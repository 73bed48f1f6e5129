using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Governance.Figures;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;
using Rondetafel.Texts;

namespace Rondetafel.Tests.Figures;

/// <summary>The page with the figures of the partnership.</summary>
public sealed class FiguresPageTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/regie/cijfers?van=1-1-2018&tot=30-6-2018";

    [Theory]
    [InlineData("dossierhouder")]
    [InlineData("politie")]
    [InlineData("tafelpartner")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    [InlineData("docent")]
    public async Task It_is_for_the_process_director_only(string key)
    {
        if (key == "beheerder") await Given.ReadyAsync(app, key);
        using var other = await app.AsAsync(key);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/regie/cijfers")).Status);
        Assert.DoesNotContain("/regie/cijfers", (await other.GetAsync("/account")).Html);
    }

    [Fact]
    public async Task Nobody_without_login_sees_it()
    {
        using var anyone = app.Anyone();
        Assert.StartsWith("/inloggen", (await anyone.GetAsync("/regie/cijfers")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_director_finds_it_in_the_menu_and_the_log_says_who_opened_it()
    {
        using var director = await app.AsAsync("procesregisseur");
        Assert.Contains("/regie/cijfers", (await director.GetAsync("/account")).Document.QuerySelectorAll(".rt-side a").Select(a => a.GetAttribute("href")));
        await director.GetAsync("/regie/cijfers");

        var row = await app.LookAsync(db => db.Audit.Where(a => a.ObjectKind == "Figures").OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal(("read", "Figures.listed", "director-reads-figures", "ReadFigures"), (row.Kind, row.Action, row.Rule, row.Purpose));
        Assert.Equal((await app.PersonAsync("procesregisseur")).Value, row.ActorId);
    }

    [Fact]
    public async Task Each_figure_is_a_drawing_beside_a_table_that_says_the_same()
    {
        await CountAsync();
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(Page);

        string Cell(string title, string row, int cell = 0) => page.Document.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent == title)
            .QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == row).QuerySelectorAll("td")[cell].TextContent.Trim();
        Assert.Equal(("3", "2", "1"), (Cell("Casussen per jaar van opname", "Opgenomen", 1), Cell("Casussen per jaar van opname", "Lopend", 1), Cell("Casussen per jaar van opname", "Afgesloten", 1)));
        Assert.Equal(("1", "2"), (Cell("Acties: wie doet het", "Politie en Openbaar Ministerie"), Cell("Acties: wat voor soort", "Hulp")));
        Assert.Equal("7", Cell("Tijd van melding tot besluit", "Gestopt", 1));
        Assert.Equal(Figure.All.Count, page.Document.QuerySelectorAll("main table").Length);
        Assert.All(page.Document.QuerySelectorAll("main svg.rt-bars, main svg.proces"), s => Assert.Equal(("img", true), (s.GetAttribute("role"), s.GetAttribute("aria-label")!.EndsWith("Alle getallen staan in de tabel.", StringComparison.Ordinal))));
        Assert.Equal(Figure.All.Count, page.Document.QuerySelectorAll("main svg.rt-bars, main svg.proces").Length);
        Assert.Contains("2 lopend, 1 afgesloten", page.Document.QuerySelector("svg.rt-bars")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("main [style], main script, main style"));
        Assert.Contains("Kleine aantallen kunnen naar een persoon leiden", page.Words);
    }

    [Theory]
    [InlineData("van=ooit", "Deze datum kunnen wij niet lezen")]
    [InlineData("tot=1-1-2030", "Kies vandaag of een eerdere dag")]
    [InlineData("van=2-1-2018&tot=1-1-2018", "De eerste dag ligt na de laatste dag")]
    public async Task A_wrong_day_is_said_beside_its_field_and_no_figure_is_shown(string query, string said)
    {
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync("/regie/cijfers?" + query);

        Assert.Contains(said, page.Document.QuerySelector(".rt-field--error")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("main table"));
    }

    [Fact]
    public void Every_row_and_column_has_words_in_both_languages()
    {
        FigureCount[] counts = [new("signal.received", new DateOnly(2018, 1, 1), null, null, null, 1), new("case.taken_in", new DateOnly(2018, 1, 1), "2018", null, null, 1)];
        var source = new FigureSource(counts, new Dictionary<OrganisationId, string>(), null);
        foreach (var language in new[] { Language.Nl, Language.En })
        {
            var words = new FigureWords(Rondetafel.Texts.Texts.For(language));
            foreach (var table in Figure.All.Select(f => f.Make(source, new FigurePeriod(new DateOnly(2018, 1, 1), new DateOnly(2019, 1, 1)))))
            {
                Assert.All(table.Rows, r => Assert.NotEmpty(words.Row(r)));
                Assert.All(table.Columns, c => Assert.NotEmpty(words.Column(c)));
            }
        }
    }

    private async Task CountAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var police = await db.Organisations.Where(o => o.WeighingPart == WeighingPart.Police).Select(o => o.Id).FirstAsync(TestContext.Current.CancellationToken);
        var on = new DateOnly(2018, 2, 1);
        db.Counts.AddRange(
        [
            new() { Kind = "case.taken_in", On = on.AddYears(-1), Code = "2017" },
            .. Enumerable.Range(0, 3).Select(_ => new CountRow { Kind = "case.taken_in", On = on, Code = "2018" }), new() { Kind = "case.closed", On = on, Code = "2018:table", Days = 0 },
            new() { Kind = "action.agreed", On = on, Code = "Help", OrganisationId = police, Domain = OrganisationDomain.Safety, Part = WeighingPart.Police }, new() { Kind = "action.agreed", On = on, Code = "Help" },
            new() { Kind = "signal.received", On = on, Code = "Phone" }, new() { Kind = "signal.stopped", On = on, Code = "no_sign", Days = 7 },
        ]);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
