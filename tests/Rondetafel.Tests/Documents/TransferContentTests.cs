using System.Text;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Tests.Documents;

/// <summary>What a transfer file holds once it is open: somebody else wrote it, so nothing in it is taken as it is.</summary>
[Trait("engine", "none")]
public sealed class TransferContentTests
{
    private static readonly TransferContent Whole = new(
        "Regio Elders", "V-7KXD2", new DateOnly(2026, 3, 2), "WGS, art. 1.7 lid 8", "Verhuisd.", new PersonGiven("Jesse", "Molenaar", "4 mei 1999", "Lindelaan 4", null),
        [new(null, "Gemeente Elders", "Bel eerst.", null), new(ContributionKind.Fact, "Politie", "Gezien op het plein.", "Niet verder delen."), new(ContributionKind.View, "School", "Wij denken van niet.", null)]);

    [Fact]
    public void ItHolds_WhatItSays_AndNothingElse() => Assert.Equal(
        """
        {"partnership":"Regio Elders","code":"V-7KXD2","day":"2026-03-02","ground":"WGS, art. 1.7 lid 8","necessity":"Verhuisd.","person":{"givenNames":"Jesse","familyName":"Molenaar","birthDate":"4 mei 1999","address":"Lindelaan 4"},"items":[{"organisation":"Gemeente Elders","text":"Bel eerst."},{"kind":"Fact","organisation":"Politie","text":"Gezien op het plein.","conditions":"Niet verder delen."},{"kind":"View","organisation":"School","text":"Wij denken van niet."}]}
        """, Encoding.UTF8.GetString(Whole.Write()));

    [Fact]
    public void ItIsRead_AsItWasWritten()
    {
        var read = TransferContent.Read(Whole.Write())!;

        Assert.Equal((Whole.Partnership, Whole.Code, Whole.Day, Whole.Ground, Whole.Necessity, Whole.Person), (read.Partnership, read.Code, read.Day, read.Ground, read.Necessity, read.Person));
        Assert.Equal(Whole.Items, read.Items);
        Assert.Equal(Whole.Mark, read.Mark);
        Assert.NotEqual(Whole.Mark, (Whole with { Code = "V-OTHER" }).Mark);
        Assert.NotEqual(Whole.Mark, (Whole with { Partnership = "Regio Anders" }).Mark);
        Assert.NotEqual(Whole.Mark, (Whole with { Necessity = "Nog eens verhuisd." }).Mark);
        Assert.NotEqual((Whole with { Partnership = "a", Code = "b\nc" }).Mark, (Whole with { Partnership = "a\nb", Code = "c" }).Mark);
    }

    [Fact]
    public void WhatTurnsTheDirectionOfAText_OrBreaksALineOfAName_IsLeftOut()
    {
        var read = TransferContent.Read((Whole with { Partnership = "Regio\nElders", Person = Whole.Person with { FamilyName = "Mole\u202enaar\u2067" } }).Write())!;

        Assert.Equal(("Regio Elders", "Molenaar"), (read.Partnership, read.Person.FamilyName));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("{\"partnership\":\"a\"")]
    public void WhatIsNone_IsNotRead(string json) => Assert.Null(TransferContent.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"partnership\":\"Regio Elders\",", "")]
    [InlineData("\"code\":\"V-7KXD2\",", "\"code\":null,")]
    [InlineData("\"code\":\"V-7KXD2\",", "\"code\":\" \",")]
    [InlineData("\"code\":\"V-7KXD2\",", "\"code\":\"V-7KXD2\",\"code\":\"V-OTHER\",")]
    [InlineData("\"code\":\"V-7KXD2\",", "\"code\":\"V-7KXD2\",\"score\":7,")]
    [InlineData("2026-03-02", "2 maart")]
    [InlineData("2026-03-02", "0001-01-01")]
    [InlineData("\"necessity\":\"Verhuisd.\",", "")]
    [InlineData("\"givenNames\":\"Jesse\",\"familyName\":\"Molenaar\",", "")]
    [InlineData("\"kind\":\"Fact\"", "\"kind\":\"Score\"")]
    [InlineData("\"kind\":\"Fact\"", "\"kind\":0")]
    [InlineData("\"kind\":\"Fact\"", "\"kind\":\"fact\"")]
    [InlineData("\"kind\":\"Fact\"", "\"kind\":\"View,Conclusion\"")]
    [InlineData("\"kind\":\"Fact\"", "\"kind\":\"View,OwnView\"")]
    [InlineData("\"kind\":\"Fact\"", "\"kind\":\"Fact, Fact\"")]
    [InlineData("\"text\":\"Bel eerst.\"", "\"text\":\"\"")]
    [InlineData("\"text\":\"Bel eerst.\"", "\"text\":null")]
    [InlineData("\"text\":\"Bel eerst.\"", "\"text\":\"\\ud800\"")]
    [InlineData("{\"organisation\":\"Gemeente Elders\",\"text\":\"Bel eerst.\"}", "null")]
    [InlineData("Jesse", "\xff")]
    public void WhatIsMissing_UnknownOrBroken_IsRefused(string stands, string instead)
    {
        var json = Encoding.UTF8.GetString(Whole.Write());
        Assert.Contains(stands, json, StringComparison.Ordinal);

        Assert.Null(TransferContent.Read(instead == "\xff" ? [.. Encoding.UTF8.GetBytes(json.Split(stands)[0]), 0xff, .. Encoding.UTF8.GetBytes(json.Split(stands)[1])] : Encoding.UTF8.GetBytes(json.Replace(stands, instead))));
    }

    [Fact]
    public void WhatIsTooLong_IsRefused_AndTheLongestIsNot()
    {
        var longest = new string('é', Narrative.MaxLength);
        TransferItem item = new(ContributionKind.Fact, "Politie", longest, longest);

        Assert.NotNull(TransferContent.Read((Whole with { Necessity = longest, Items = [item] }).Write()));
        Assert.Null((Whole with { Items = [.. Enumerable.Repeat(item, TransferContent.MaxItems)] }).Unreadable());
        foreach (var wrong in new[]
        {
            Whole with { Necessity = longest + "é" }, Whole with { Partnership = new string('a', 201) }, Whole with { Ground = new string('a', 2001) }, Whole with { Items = [] },
            Whole with { Items = [item with { Text = longest + "é" }] }, Whole with { Items = [item with { Conditions = longest + "é" }] }, Whole with { Items = [item with { Organisation = new string('a', 201) }] },
            Whole with { Person = Whole.Person with { Address = longest + "é" } }, Whole with { Items = [.. Enumerable.Repeat(Whole.Items[0], TransferContent.MaxItems + 1)] },
        }) Assert.Null(TransferContent.Read(wrong.Write()));
    }

    [Fact]
    public void TooMuch_AndTooLong_AreSaidApart()
    {
        var wide = new string('€', Narrative.MaxLength);
        TransferItem item = new(ContributionKind.Fact, "Politie", wide, wide);

        Assert.Null(Whole.Unreadable());
        Assert.Equal("transfer_too_much", (Whole with { Items = [.. Enumerable.Repeat(Whole.Items[0], TransferContent.MaxItems + 1)] }).Unreadable());
        Assert.Equal("transfer_too_much", (Whole with { Items = [.. Enumerable.Repeat(item, TransferContent.MaxItems)] }).Unreadable()); // over 2 MB
        Assert.Equal("transfer_too_long", (Whole with { Partnership = new string('a', 201) }).Unreadable());
        Assert.Equal("transfer_too_long", (Whole with { Items = [item with { Text = wide + "€" }] }).Unreadable());
    }

    [Fact]
    public void ControlCharacters_AreLeftOut_AndLinesStay()
    {
        var read = TransferContent.Read((Whole with { Necessity = "a\0b\u001b[31m\nc\td ", Person = Whole.Person with { FamilyName = "\0" } }).Write())!;

        Assert.Equal(("ab[31m\nc\td", null), (read.Necessity, read.Person.FamilyName));
    }

    [Fact]
    public void WhateverIsChanged_NothingIsThrown()
    {
        var (dice, bytes, read) = (new Random(7), Whole.Write(), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var changed = bytes.ToArray();
            for (var n = dice.Next(1, 5); n > 0; n--) changed[dice.Next(changed.Length)] = (byte)dice.Next(256);
            if (TransferContent.Read(dice.Next(4) == 0 ? changed[..dice.Next(changed.Length)] : changed) is not null) read++;
        }
        Assert.InRange(read, 1, 19_999);
    }

    [Fact]
    public void ItsWords_DoNotShowInALog()
    {
        Assert.Equal("TransferContent", Whole.ToString());
        Assert.All(Whole.Items, i => Assert.Equal("TransferItem", i.ToString()));
    }
}
