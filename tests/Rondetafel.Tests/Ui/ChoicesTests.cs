using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

public sealed class ChoicesTests
{
    private sealed class Form
    {
        public string? Way { get; set; }

        public List<string> Days { get; set; } = [];

        public bool Agreed { get; set; }
    }

    private static readonly Choice[] Ways = [new("call", "Bel mij"), new("mail", "Mail mij", "Wij noemen geen namen"), new("none", "Hoeft niet")];

    private static ChoicesTagHelper Choices(Drawing<Form> page, System.Linq.Expressions.Expression<Func<Form, object?>> property, string form) =>
        new(page.Texts, page.Scripts) { For = page.For(property), Label = "front.call", As = form, Items = Ways, ViewContext = page.View };

    [Fact]
    public void Radio_buttons_are_a_question_with_answers()
    {
        var page = new Drawing<Form>(new Form { Way = "mail" });
        ChoicesTagHelper choices = Choices(page, form => form.Way, "radio");
        choices.Row = true;
        Assert.Equal(
            """<fieldset class="rt-fieldset"><legend>Wie kunt u bellen?</legend><div class="rt-choices rt-choices--row">"""
            + """<div class="rt-choice"><input class="rt-radio" id="Way" name="Way" type="radio" value="call" /><label for="Way">Bel mij</label></div>"""
            + """<div class="rt-choice"><input aria-describedby="Way-1-hint" checked="checked" class="rt-radio" id="Way-1" name="Way" type="radio" value="mail" /><label for="Way-1">Mail mij</label><small class="rt-choice__hint" id="Way-1-hint">Wij noemen geen namen</small></div>"""
            + """<div class="rt-choice"><input class="rt-radio" id="Way-2" name="Way" type="radio" value="none" /><label for="Way-2">Hoeft niet</label></div></div></fieldset>""",
            Drawing<Form>.Draw(choices));
    }

    [Fact]
    public void A_refused_question_names_its_error_and_keeps_the_answer()
    {
        var page = new Drawing<Form>(new Form());
        page.Refuse("Way", "none", "Kies een van de drie.");
        IElement group = Parse(Drawing<Form>.Draw(Choices(page, form => form.Way, "radio"))).QuerySelector("fieldset")!;
        Assert.Equal("rt-fieldset rt-field--error", group.ClassName);
        Assert.Equal("Way-error", group.GetAttribute("aria-describedby"));
        Assert.Equal("Kies een van de drie.", group.QuerySelector("#Way-error")!.TextContent);
        Assert.Equal("none", group.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.All(group.QuerySelectorAll("input"), input => Assert.Equal("true", input.GetAttribute("aria-invalid")));
    }

    [Fact]
    public void Check_boxes_keep_several_answers()
    {
        var page = new Drawing<Form>(new Form());
        page.Refuse("Days", new[] { "call", "none" }, "Te veel.");
        IHtmlCollection<IElement> on = Parse(Drawing<Form>.Draw(Choices(page, form => form.Days, "checkbox"))).QuerySelectorAll("input[checked]");
        Assert.Equal(["call", "none"], on.Select(input => input.GetAttribute("value")!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_box_answers_yes_or_no(bool agreed)
    {
        var page = new Drawing<Form>(new Form { Agreed = agreed });
        ChoicesTagHelper choices = Choices(page, form => form.Agreed, "checkbox");
        choices.Items = null;
        IDocument drawn = Parse(Drawing<Form>.Draw(choices));
        IElement box = Assert.Single(drawn.QuerySelectorAll("input"));
        Assert.Equal(("true", agreed), (box.GetAttribute("value"), box.HasAttribute("checked")));
        Assert.Equal("Wie kunt u bellen?", drawn.QuerySelector("label[for=Agreed]")!.TextContent);
    }

    [Fact]
    public void A_list_begins_with_nothing_chosen()
    {
        var page = new Drawing<Form>(new Form { Way = "mail" });
        IDocument drawn = Parse(Drawing<Form>.Draw(Choices(page, form => form.Way, "select")));
        Assert.Equal(["Kies", "Bel mij", "Mail mij", "Hoeft niet"], drawn.QuerySelectorAll("option").Select(option => option.TextContent));
        Assert.Equal("mail", Assert.Single(drawn.QuerySelectorAll("option[selected]")).GetAttribute("value"));
        Assert.Equal("Way", drawn.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public void Without_answers_or_with_an_unknown_form_there_is_no_question()
    {
        var page = new Drawing<Form>(new Form());
        ChoicesTagHelper empty = Choices(page, form => form.Way, "radio");
        empty.Items = null;
        Assert.Throws<ArgumentException>(() => Drawing<Form>.Draw(empty));
        Assert.Throws<ArgumentException>(() => Drawing<Form>.Draw(Choices(page, form => form.Way, "slider")));
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
