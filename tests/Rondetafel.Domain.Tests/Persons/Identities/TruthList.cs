using Rondetafel.Domain.Persons.Identities;

namespace Rondetafel.Domain.Tests.Persons.Identities;

/// <summary>People who exist only here, and what is known to be one person or not; the same for the same seed.</summary>
internal sealed class TruthList
{
    private const int PerTradition = 500, Variants = 2000, PerNegative = 800;

    private static readonly string[] Streets =
    [
        "Kerkstraat", "Dorpsweg", "Molenlaan", "Julianaplein", "Schoolstraat", "Wilhelminalaan", "Stationsweg", "Eikenlaan", "Rembrandtplein", "Nieuwstraat",
        "Lange Wal", "Oude Gracht", "Beatrixstraat", "Parkweg", "Havendijk", "Sportlaan", "Burgemeester Smitstraat", "1e Esdoornstraat", "Zonnebloem", "Tulpstraat",
    ];

    private readonly Random _random;

    private TruthList(int seed) => _random = new Random(seed);

    public List<Person> People { get; } = [];

    public List<Variant> Known { get; } = [];

    public List<Negative> Others { get; } = [];

    public sealed record Person(Identity Identity, NameTraditions.Tradition Tradition, NameTraditions.GivenName First);

    /// <summary>One person told a second time, in one or two other ways.</summary>
    public sealed record Variant(int Of, Identity Identity, string[] Kinds);

    /// <summary>Another person who resembles one of the people.</summary>
    public sealed record Negative(int Resembles, Identity Identity, string Kind);

    public static TruthList Make(int seed)
    {
        var list = new TruthList(seed);
        foreach (var tradition in NameTraditions.All)
            for (var made = 0; made < PerTradition; made++)
                list.AddPerson(tradition, made > 0 && made % 6 == 0 ? list.People[^1].Identity : null);
        list.AddVariants();
        foreach (var kind in (string[])["Brother", "FatherOrSon", "SameNameOtherDate", "SameDateOtherName", "Twin"])
            for (var made = 0; made < PerNegative; made++)
                list.Others.Add(list.Resembling(kind));
        return list;
    }

    private void AddPerson(NameTraditions.Tradition tradition, Identity? sibling)
    {
        var first = Pick(tradition.Given);
        var second = _random.Next(100) < 35 ? Pick(tradition.Given) : null;
        People.Add(new(new Identity
        {
            GivenNames = second is null || second == first ? first.Full : first.Full + " " + second.Full,
            FamilyName = sibling?.FamilyName ?? Pick(tradition.Family),
            BirthDate = _random.Next(100) < 5 ? null : Date(),
            HouseAddress = _random.Next(100) < 20 ? null : sibling?.HouseAddress ?? Address(),
        }, tradition, first));
    }

    /// <summary>Half of the variants differ in one way, half in two.</summary>
    private void AddVariants()
    {
        var variants = new VariantMaker(_random);
        for (var made = 0; made < Variants; made++)
        {
            Variant? variant = null;
            while (variant is null)
            {
                var kinds = made % 2 == 0 ? [VariantMaker.Kinds[made / 2 % VariantMaker.Kinds.Length]] : variants.PickPair();
                var of = _random.Next(People.Count);
                var person = People[of];
                var told = kinds.Aggregate((Identity?)person.Identity, (identity, kind) => identity is null ? null : variants.Make(kind, person, identity, this));
                if (told is not null && told != person.Identity && VariantMaker.CanBeKnown(person.Identity, told))
                    variant = new(of, told, kinds);
            }
            Known.Add(variant);
        }
    }

    private Negative Resembling(string kind)
    {
        while (true)
        {
            var index = _random.Next(People.Count);
            var person = People[index];
            var identity = person.Identity;
            if (identity.BirthDate is not { } born || identity.HouseAddress is null)
                continue;
            var sibling = identity with { GivenNames = OtherGivenName(person) };
            return new(index, kind switch
            {
                "Brother" => sibling with { BirthDate = born.AddDays(_random.Next(300, 2200) * (_random.Next(2) * 2 - 1)) },
                "Twin" => sibling,
                "FatherOrSon" => identity with { BirthDate = born.AddDays(-_random.Next(6500, 14500)) },
                "SameNameOtherDate" => identity with { BirthDate = OtherDate(born), HouseAddress = Address() },
                _ => Stranger(identity) with { BirthDate = born },
            }, kind);
        }
    }

    private Identity Stranger(Identity than)
    {
        var tradition = Pick(NameTraditions.All);
        var family = Pick(tradition.Family);
        return family == than.FamilyName ? Stranger(than)
            : new() { GivenNames = Pick(tradition.Given).Full, FamilyName = family, HouseAddress = Address() };
    }

    private string OtherGivenName(Person person)
    {
        var name = Pick(person.Tradition.Given).Full;
        return person.Identity.GivenNames!.Split(' ').Contains(name) ? OtherGivenName(person) : name;
    }

    private DateOnly OtherDate(DateOnly than) => Date() is var date && date != than ? date : OtherDate(than);

    private DateOnly Date() => new DateOnly(1955, 1, 1).AddDays(_random.Next(56 * 365));

    public string Address() =>
        $"{Pick(Streets)} {_random.Next(1, 180)}, {_random.Next(6800, 6850)} {(char)('A' + _random.Next(26))}{(char)('A' + _random.Next(26))} Gravenveld";

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
