using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

public sealed class PartsTests
{
    private sealed class Form
    {
        public string? Zebra { get; set; }

        public string? Apple { get; set; }

        public List<Row> Rows { get; set; } = [];
    }

    private sealed class Row
    {
        public string? When { get; set; }
    }

    private static Drawing<Form> Page() => new(new Form());

    private static string Errors(Drawing<Form> page) =>
        Drawing<Form>.Draw(new ErrorsTagHelper(page.Texts, page.Scripts) { ViewContext = page.View });

    [Fact]
    public void Without_refusals_there_is_no_summary() => Assert.Equal("", Errors(Page()));

    [Fact]
    public void The_summary_links_to_each_field_in_the_order_of_the_form()
    {
        Drawing<Form> page = Page();
        page.Refuse("Apple", "", "Vul de appel in.");
        page.Refuse("Zebra", "", "Vul de zebra in.");
        page.Refuse("Rows[10].When", "", "Regel elf.");
        page.Refuse("Rows[2].When", "", "Regel drie.");
        page.Refuse("", "", "Iemand anders was u voor.");
        IDocument drawn = new HtmlParser().ParseDocument(Errors(page));
        Assert.Equal(
            ["", "#Zebra", "#Apple", "#Rows_2__When", "#Rows_10__When"],
            drawn.QuerySelectorAll("li").Select(line => line.QuerySelector("a")?.GetAttribute("href") ?? ""));
        Assert.Equal("5 dingen kloppen nog niet", drawn.QuerySelector("h2")!.TextContent);
        IElement box = drawn.QuerySelector("[data-errors]")!;
        Assert.Equal(("alert", "-1"), (box.GetAttribute("role"), box.GetAttribute("tabindex")));
        Assert.Contains("errors", page.Scripts.Names);
    }

    [Theory]
    [InlineData("open", "rt-status")]
    [InlineData("done", "rt-status rt-status--done")]
    [InlineData("late", "rt-status rt-status--late")]
    [InlineData("wait", "rt-status")]
    [InlineData("stopped", "rt-status")]
    [InlineData("note", "rt-status")]
    public void A_status_is_a_shape_and_a_word(string kind, string css)
    {
        string html = Drawing<Form>.Draw(new StatusTagHelper { Kind = kind }, "te laat");
        Assert.StartsWith($"""<span class="{css}"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><""", html, StringComparison.Ordinal);
        Assert.EndsWith("</svg>te laat</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_status_has_its_own_shape()
    {
        string[] kinds = ["open", "done", "late", "wait", "stopped", "note", "busy", "closed", "not"];
        Assert.Equal(kinds.Length, kinds.Select(kind => Icons.Shape(kind).ToString()).Distinct().Count());
        Assert.Throws<KeyNotFoundException>(() => Icons.Shape("danger"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(null, false)]
    public void A_day_that_has_passed_is_a_shape_a_word_and_never_colour_alone(int? day, bool late)
    {
        var acting = new Acting(new FakeClock(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc)), new RandomSource());
        string html = Drawing<Form>.Draw(new DueTagHelper(Page().Texts, acting) { Day = day is { } of ? new DateOnly(2026, 3, of) : null }, "uiterlijk maandag");
        Assert.StartsWith(late ? """<span class="rt-status rt-status--late"><svg """ : "<span>uiterlijk", html, StringComparison.Ordinal);
        Assert.EndsWith(late ? "</svg><span>uiterlijk maandag, te laat</span></span>" : "maandag</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_carries_its_one_time_key_and_its_version()
    {
        var once = new OnceKey(() => [251, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
        Assert.Equal("-_8AAQIDBAUGBwgJCgsMDQ", once.Value);
        Assert.Equal("""<input type="hidden" name="__once" value="-_8AAQIDBAUGBwgJCgsMDQ" />""", Drawing<Form>.Draw(new OnceTagHelper(once)));
        Assert.Equal("""<input type="hidden" name="__version" value="7" />""", Drawing<Form>.Draw(new VersionTagHelper { Value = 7 }));
    }

    [Fact]
    public void An_explanation_is_folded_away()
    {
        string html = Drawing<Form>.Draw(new ExplainTagHelper(Page().Texts) { Key = "front.rights.free" });
        Assert.StartsWith("""<details class="rt-explain"><summary><svg """, html, StringComparison.Ordinal);
        Assert.EndsWith("</svg>Uitleg</summary><div><p>U hebt geen advocaat nodig. Het kost niets. U krijgt binnen een maand antwoord.</p></div></details>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_sees_this_holds_what_the_page_says()
    {
        string html = Drawing<Form>.Draw(new WhyTagHelper(Page().Texts), "alleen u");
        Assert.StartsWith("""<details class="rt-why"><summary>""", html, StringComparison.Ordinal);
        Assert.EndsWith("Wie ziet dit, en waarom</summary><div>alleen u</div></details>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_has_a_time_for_machines_and_for_people()
    {
        var dates = new Dates(Language.Nl);
        Assert.Equal(
            """<li class="is-besluit"><time datetime="2026-11-04T09:03Z">4 nov 2026 om 10.03 uur</time>Besluit</li>""",
            Drawing<Form>.Draw(new MomentTagHelper(dates) { At = new DateTime(2026, 11, 4, 9, 3, 0), Decision = true }, "Besluit"));
        Assert.Equal(
            """<li><time datetime="2026-11-04">4 nov 2026</time>Feit</li>""",
            Drawing<Form>.Draw(new MomentTagHelper(dates) { Day = new DateOnly(2026, 11, 4) }, "Feit"));
        Assert.Throws<InvalidOperationException>(() => Drawing<Form>.Draw(new MomentTagHelper(dates)));
        Assert.Equal("""<ol class="rt-time">x</ol>""", Drawing<Form>.Draw(new TimeTagHelper(), "x"));
    }

    [Fact]
    public void A_ring_is_a_link_only_where_told()
    {
        var rings = new RingsTagHelper(Page().Texts) { OrganisationsHref = "/wegwijzer?a=1&b=2" };
        IDocument drawn = new HtmlParser().ParseDocument(Drawing<Form>.Draw(rings));
        IElement link = Assert.Single(drawn.QuerySelectorAll("a"));
        Assert.Equal("/wegwijzer?a=1&b=2", link.GetAttribute("href"));
        Assert.Equal("Organisaties en gemeenschappen", link.TextContent);
        Assert.Equal(["Samenleving", "Organisaties en gemeenschappen", "Personen"], drawn.QuerySelectorAll("text").Select(text => text.TextContent));
        Assert.Equal("group", drawn.QuerySelector("svg")!.GetAttribute("role"));
        string plain = Drawing<Form>.Draw(new RingsTagHelper(Page().Texts));
        Assert.Equal("img", new HtmlParser().ParseDocument(plain).QuerySelector("svg")!.GetAttribute("role"));
    }

    [Fact]
    public void A_module_is_asked_for_once_and_brings_its_words()
    {
        Drawing<Form> page = Page();
        Assert.Equal("", Drawing<Form>.Draw(new ScriptTagHelper(page.Scripts) { Name = "draft" }));
        page.Scripts.Need("draft");
        Assert.Equal(["draft", "menu"], page.Scripts.Names);
        Assert.Contains("\"draft.failed\":\"Nog niet bewaard\"", page.Scripts.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("pow.", page.Scripts.Words(), StringComparison.Ordinal);
    }
}
