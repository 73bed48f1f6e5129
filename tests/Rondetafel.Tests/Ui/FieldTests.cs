using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

public sealed class FieldTests
{
    private sealed class Form
    {
        public string? What { get; set; }

        public DateOnly? Day { get; set; }

        public string? Password { get; set; }
    }

    private static Drawing<Form> Page(Form? form = null) => new(form ?? new Form());

    private static FieldTagHelper Field(Drawing<Form> page) => new(page.Texts, page.Scripts)
    {
        For = page.For(form => form.What),
        Label = "front.title",
        ViewContext = page.View,
    };

    [Fact]
    public void A_plain_field()
    {
        string html = Drawing<Form>.Draw(Field(Page(new Form { What = "a < b" })));
        Assert.Equal(
            """<div class="rt-field"><label class="utrecht-form-label" for="What">Maakt u zich zorgen over iemand?</label><input autocomplete="off" class="utrecht-textbox" id="What" name="What" type="text" value="a &lt; b" /></div>""",
            html);
    }

    [Fact]
    public void A_refused_field_keeps_its_text_and_names_hint_and_error()
    {
        Drawing<Form> page = Page(new Form { What = "old" });
        page.Refuse("What", "typed", "Dit klopt niet.");
        FieldTagHelper field = Field(page);
        field.Hint = "ui.choose";
        field.Optional = true;
        field.Type = "textarea";
        field.Rows = 6;
        field.Max = 8000;
        string html = Drawing<Form>.Draw(field);
        Assert.StartsWith(
            """<div class="rt-field rt-field--error"><label class="utrecht-form-label" for="What">Maakt u zich zorgen over iemand? <span class="rt-opt">(mag leeg blijven)</span></label><p class="rt-hint" id="What-hint">Kies</p><p class="rt-error" id="What-error"><svg """,
            html, StringComparison.Ordinal);
        Assert.EndsWith(
            "</svg>Dit klopt niet.</p><p class=\"rt-hint rt-limit\">Er passen 8.000 tekens in, ongeveer drie bladzijden.</p><textarea aria-describedby=\"What-hint What-error\" aria-invalid=\"true\" class=\"utrecht-textarea\" data-max=\"8000\" id=\"What\" name=\"What\" rows=\"6\">\ntyped</textarea></div>",
            html, StringComparison.Ordinal);
        Assert.Contains("counter", page.Scripts.Names);
        Assert.DoesNotContain("maxlength", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_text_that_begins_with_a_line_break_keeps_it()
    {
        FieldTagHelper field = Field(Page(new Form { What = "\nx" }));
        field.Type = "textarea";
        Assert.Equal("\nx", Parse(Drawing<Form>.Draw(field)).QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public void A_day_is_written_in_words()
    {
        Drawing<Form> page = Page(new Form { Day = new DateOnly(2026, 11, 12) });
        FieldTagHelper field = new(page.Texts, page.Scripts) { For = page.For(form => form.Day), Label = "front.call", Type = "date-text", Width = "m", ViewContext = page.View };
        IElement input = Parse(Drawing<Form>.Draw(field)).QuerySelector("input")!;
        Assert.Equal("12 november 2026", input.GetAttribute("value"));
        Assert.Equal("utrecht-textbox rt-w-m", input.ClassName);
        Assert.Equal("text", input.GetAttribute("type"));
    }

    [Fact]
    public void A_password_is_never_sent_back()
    {
        Drawing<Form> page = Page(new Form { Password = "geheim" });
        page.Refuse("Password", "geheim", "Klopt niet.");
        FieldTagHelper field = new(page.Texts, page.Scripts) { For = page.For(form => form.Password), Label = "front.call", Type = "password", ViewContext = page.View };
        string html = Drawing<Form>.Draw(field, "", new TagHelperAttribute("autocomplete", "new-password"));
        Assert.DoesNotContain("geheim", html, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"new-password\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tel", "tel", "tel")]
    [InlineData("email", "email", "email")]
    [InlineData("code", "text", "off")]
    public void Each_type_says_what_it_is(string type, string inputType, string autocomplete)
    {
        FieldTagHelper field = Field(Page());
        field.Type = type;
        IElement input = Parse(Drawing<Form>.Draw(field)).QuerySelector("input")!;
        Assert.Equal((inputType, autocomplete), (input.GetAttribute("type"), input.GetAttribute("autocomplete")));
    }

    [Fact]
    public void An_unknown_type_or_width_is_refused()
    {
        FieldTagHelper type = Field(Page());
        type.Type = "colour";
        Assert.Throws<ArgumentException>(() => Drawing<Form>.Draw(type));
        FieldTagHelper width = Field(Page());
        width.Width = "xxl";
        Assert.Throws<ArgumentException>(() => Drawing<Form>.Draw(width));
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
