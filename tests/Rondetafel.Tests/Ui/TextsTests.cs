using System.Text.RegularExpressions;
using Rondetafel.Texts;
using T = Rondetafel.Texts.Texts;

namespace Rondetafel.Tests.Ui;

public sealed partial class TextsTests
{
    private static readonly T Dutch = T.For(Language.Nl);
    private static readonly T English = T.For(Language.En);

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(Dutch.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_in_the_same_places_and_count_alike()
    {
        var different = Dutch.Keys
            .Where(key => Shape(Dutch[key]) != Shape(English[key]))
            .Select(key => $"{key}: {Shape(Dutch[key])} / {Shape(English[key])}");
        Assert.Empty(different);

        static string Shape(string text) =>
            string.Join(',', Place().Matches(text).Select(match => match.Value).Distinct().Order()) + (text.Contains('|') ? " |" : "");
    }

    [Theory]
    [InlineData("is verteld over")] // one tells something, one informs somebody
    [InlineData("Gebracht op")]
    [InlineData("Publiek persoon")]
    [InlineData("gebeurde, moet u")]
    public void Wrong_Dutch_does_not_come_back(string words) =>
        Assert.DoesNotContain(Dutch.Keys, key => Dutch[key].Contains(words, StringComparison.Ordinal));

    [Fact]
    public void No_text_is_empty() =>
        Assert.DoesNotContain(Dutch.Keys, key => string.IsNullOrWhiteSpace(Dutch[key]) || string.IsNullOrWhiteSpace(English[key]));

    [Fact]
    public void An_unknown_key_throws()
    {
        var thrown = Assert.Throws<KeyNotFoundException>(() => Dutch["ui.does-not-exist"]);
        Assert.Contains("ui.does-not-exist", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Eén ding klopt nog niet", "One thing is not right yet")]
    [InlineData(2, "2 dingen kloppen nog niet", "2 things are not right yet")]
    [InlineData(0, "0 dingen kloppen nog niet", "0 things are not right yet")]
    public void Many_chooses_singular_or_plural(int n, string dutch, string english)
    {
        Assert.Equal(dutch, Dutch.Many("ui.errors", n));
        Assert.Equal(english, English.Many("ui.errors", n));
    }

    [Fact]
    public void Many_refuses_a_text_without_a_plural() =>
        Assert.Throws<FormatException>(() => Dutch.Many("ui.optional", 2));

    [Fact]
    public void Of_writes_numbers_as_the_language_does()
    {
        Assert.Contains("1,5", Dutch.Of("front.call.checked", 1.5), StringComparison.Ordinal);
        Assert.Contains("1.5", English.Of("front.call.checked", 1.5), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_stops_the_start()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Catalogue.Merge(
            [("a", """{ "a.x": "1" }"""), ("a", """{ "a.x": "2" }""")]));
        Assert.Contains("a.x", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_in_the_file_of_another_area_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() => Catalogue.Merge([("a", """{ "b.x": "1" }""")]));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
