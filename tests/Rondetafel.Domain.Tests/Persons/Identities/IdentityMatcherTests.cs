using FsCheck;
using FsCheck.Fluent;
using Rondetafel.Domain.Persons.Identities;

namespace Rondetafel.Domain.Tests.Persons.Identities;

public sealed class IdentityMatcherTests
{
    private const string Born = "1987-02-12";

    [Theory]
    [InlineData("Mohammed", "Jansen", "Muhamed", "Janssen")]
    [InlineData("Youssef", "El Amrani", "Joessef", "Elamrani")]
    [InlineData("Youssef", "El-Amrani", "Yousef", "Amrani")]
    [InlineData("Mark", "Dijkstra", "Marc", "Dykstra")]
    [InlineData("Eva", "Meijer", "Eva", "Meyer")]
    [InlineData("Eva", "Brandt", "Eva", "Brant")]
    [InlineData("Eva", "Schmidt", "Eva", "Schmitt")]
    [InlineData("Jan", "van der Berg", "Jan", "v.d. Berg")]
    [InlineData("Jan", "van der Berg", "Jan", "Berg, van der")]
    [InlineData("Jan", "van der Berg", "Jan van der", "Berg")]
    [InlineData("Jan", "van der Berg", "Jan", "Vanderberg")]
    [InlineData("Jan", "'t Hooft", "Jan", "Hooft")]
    [InlineData("Łukasz", "Wójcik", "Lukasz", "Wojcik")]
    [InlineData("Ayşe", "Çelik", "Ayse", "Celik")]
    [InlineData("Zoë", "Öztürk", "Zoe", "Oeztuerk")]
    [InlineData("Bas", "de Vries", "Sebastiaan", "de Vries")]
    [InlineData("Lex", "de Vries", "Alexander", "de Vries")]
    [InlineData("Ali", "Kaya", "Alican", "Kaya")]
    [InlineData("Kasia", "Nowak", "Katarzyna", "Nowak")]
    [InlineData("Jansen", "Johan", "Johan", "Jansen")]
    [InlineData("J.W.", "Jansen", "Jan Willem", "Jansen")]
    [InlineData("J.", "Jansen", "Johan", "Jansen")]
    [InlineData("Jan-Willem", "Jansen", "Janwillem", "Jansen")]
    [InlineData("Willem", "Jansen", "Jan Willem", "Jansen")]
    [InlineData("Sanne", "Jansen-de Vries", "Sanne", "de Vries")]
    [InlineData("Sanne", "Jansen-de Vries", "Sanne", "Jansen")]
    [InlineData("Sanne", "Jansen-de Vries", "Sanne", "de Vries-Jansen")]
    [InlineData("Mei", "Phạm-Lê", "Mei", "Lê")]
    [InlineData(null, "Sanne de Vries", "Sanne", "de Vries")]
    public void Same_name_with_the_same_date(string? given, string? family, string? otherGiven, string? otherFamily) =>
        AssertMatch(new(true, Identifiers.Name | Identifiers.BirthDate), Person(given, family, Born), Person(otherGiven, otherFamily, Born));

    [Theory]
    [InlineData("Jan", "Jansen", "Piet", "Jansen")]
    [InlineData("Hasan", "Kaya", "Hüseyin", "Kaya")]
    [InlineData("Anna", "Jansen", "Anna", "Bakker")]
    [InlineData("J.", "Jansen", "Piet", "Jansen")]
    [InlineData("Wei", "Li", "Mei", "Liu")]
    [InlineData("Jan Pieter", "Jansen", "Jan Willem", "Jansen")]
    [InlineData("Sanne", "Jansen-Bakker", "Sanne", "Jansen-Visser")]
    [InlineData("J.W.", "Smit", "J.W.", "Bakker")]
    public void Other_name_with_the_same_date_and_house(string given, string family, string otherGiven, string otherFamily) =>
        AssertMatch(default, Person(given, family, Born, "Kerkstraat 1"), Person(otherGiven, otherFamily, Born, "Kerkstraat 1"));

    [Theory]
    [InlineData("1987-12-02", true)]  // day and month swapped
    [InlineData("1978-02-12", true)]  // digits of the year swapped
    [InlineData("1987-02-21", true)]  // digits of the day swapped
    [InlineData("1978-12-02", true)]  // both
    [InlineData("1987-02-13", false)]
    [InlineData("1988-02-12", false)]
    [InlineData("1957-02-12", false)]
    [InlineData("1978-02-21", false)]
    public void Same_name_and_house_with_another_date(string other, bool likely) => AssertMatch(
        likely ? new(true, Identifiers.Name | Identifiers.BirthDate | Identifiers.Address) : default,
        Person("Mohammed", "Yılmaz", Born, "Kerkstraat 1"),
        Person("Mohammed", "Yılmaz", other, "Kerkstraat 1"));

    [Theory]
    [InlineData("Jan", "Jansen", "Kerkstraat 1", Identifiers.Name | Identifiers.Address)]
    [InlineData("Jan", "Janssen", null, Identifiers.Name)]
    [InlineData("Jan", "Jansen", "Kerkstraat 2", null)]
    [InlineData("J.", "Jansen", "Kerkstraat 1", Identifiers.Name | Identifiers.Address)]
    [InlineData("J.", "Jansen", null, null)]
    [InlineData("Jan", null, "Kerkstraat 1", Identifiers.Name | Identifiers.Address)]
    [InlineData("Jan", null, null, null)]
    [InlineData(null, "Jansen", "Kerkstraat 1", null)]
    [InlineData(null, null, "Kerkstraat 1", null)]
    public void Without_a_date_on_one_side(string? given, string? family, string? address, Identifiers? agreeing) => AssertMatch(
        agreeing is { } parts ? new(true, parts) : default,
        Person("Jan", "Jansen", Born, "Kerkstraat 1"),
        Person(given, family, null, address));

    [Theory]
    [InlineData("12 februari 1987", Identifiers.Name | Identifiers.BirthDate)]
    [InlineData("2-12-1987", Identifiers.Name | Identifiers.BirthDate)]
    [InlineData("rond 1987", Identifiers.Name)]
    [InlineData("1988", null)]
    [InlineData("13-2-1987", null)]
    [InlineData("een jaar of dertig", null)] // then the other address counts
    public void Date_as_told(string text, Identifiers? agreeing) => AssertMatch(
        agreeing is { } parts ? new(true, parts) : default,
        Person("Jan", "Jansen", Born, "Kerkstraat 1"),
        new() { GivenNames = "Jan", FamilyName = "Jansen", BirthDateText = text, HouseAddress = "Dorpsweg 2" });

    [Theory]
    [InlineData("kerkstr. 12", true)]
    [InlineData("Kerkstraat 12a, Gravenveld", true)]
    [InlineData("6811ab 12", true)]
    [InlineData("KERKSTRAAT 12 6811AB GRAVENVELD", true)]
    [InlineData("Kerkstraat 12, 6811 AC Gravenveld", false)]
    [InlineData("Kerkstraat 13", false)]
    [InlineData("Kerkstraat", false)]
    [InlineData("Molenlaan 12", false)]
    public void Address_as_written(string address, bool same) => AssertMatch(
        new(true, Identifiers.Name | Identifiers.BirthDate | (same ? Identifiers.Address : Identifiers.None)),
        Person("Jan", "Jansen", Born, "Kerkstraat 12, 6811 AB Gravenveld"),
        Person("Jan", "Jansen", Born, address));

    [Fact]
    public void Alias_can_stand_for_the_given_name_but_not_for_the_family_name()
    {
        var known = Person("Abdelhakim", "Bouzidi", Born);

        AssertMatch(new(true, Identifiers.Name | Identifiers.BirthDate), known, Person(null, "Bouzidi", Born) with { AliasOrDescription = "Hakim" });
        AssertMatch(default, known, Person(null, "Benali", Born) with { AliasOrDescription = "Hakim" });
        AssertMatch(default, known, new() { AliasOrDescription = "lange man met een rode jas" });
    }

    [Fact]
    public void Without_any_name_only_date_and_house_together_count()
    {
        var known = Person("Jan", "Jansen", Born, "Kerkstraat 1");

        AssertMatch(new(true, Identifiers.BirthDate | Identifiers.Address), known, Person(null, null, Born, "Kerkstraat 1"));
        AssertMatch(default, known, Person(null, null, Born));
        AssertMatch(default, new(), new());
    }

    [Fact]
    public void The_text_form_of_an_identity_names_nobody() =>
        Assert.Equal("Identity", $"{Person("Jan", "Jansen", Born, "Kerkstraat 1") with { AliasOrDescription = "Jantje" }}");

    [Fact]
    public void Any_texts_are_compared_without_an_exception_and_the_order_does_not_matter()
    {
        var words = Gen.OneOf<string?>(
            ArbMap.Default.GeneratorFor<string?>(),
            Gen.Elements<string?>("Jan", "Jansen", "J.", "van der Berg", "Lê", "d.", "'t", "Ünal", "12", "1987", "Kerkstraat 12", new string('x', 500), "a b c d e f g h i j k l m n o"));
        var identities = words.ArrayOf(5).SelectMany(texts => Gen.Elements<DateOnly?>(null, new(1987, 2, 12), new(1987, 12, 2)), (texts, date) => new Identity
        {
            GivenNames = texts[0],
            FamilyName = texts[1],
            AliasOrDescription = texts[2],
            HouseAddress = texts[3],
            BirthDateText = texts[4],
            BirthDate = date,
        });

        Prop.ForAll(identities.ToArbitrary(), identities.ToArbitrary(), (one, other) =>
        {
            var (a, b) = (IdentityMatcher.Prepare(one), IdentityMatcher.Prepare(other));
            var match = IdentityMatcher.Matches(a, b);
            return match == IdentityMatcher.Matches(b, a) && match.Likely == (match.Agreeing != Identifiers.None);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Everybody_is_like_themselves()
    {
        var people = TruthList.Make(7).People.Select(person => person.Identity).Where(identity => identity.BirthDate is not null).ToArray();

        Assert.All(people, identity => Assert.True(IdentityMatcher.Matches(IdentityMatcher.Prepare(identity), IdentityMatcher.Prepare(identity)).Likely));
    }

    private static Identity Person(string? given, string? family, string? born, string? address = null) => new()
    {
        GivenNames = given,
        FamilyName = family,
        BirthDate = born is null ? null : DateOnly.Parse(born),
        HouseAddress = address,
    };

    /// <summary>Compares in both orders.</summary>
    private static void AssertMatch(IdentityMatch expected, Identity one, Identity other)
    {
        var (a, b) = (IdentityMatcher.Prepare(one), IdentityMatcher.Prepare(other));

        Assert.Equal(expected, IdentityMatcher.Matches(a, b));
        Assert.Equal(expected, IdentityMatcher.Matches(b, a));
    }
}
