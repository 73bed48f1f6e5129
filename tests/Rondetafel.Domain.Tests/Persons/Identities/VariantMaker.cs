using System.Globalization;
using Rondetafel.Domain.Persons.Identities;

namespace Rondetafel.Domain.Tests.Persons.Identities;

/// <summary>Tells a person in another way, as it happens at counters and on the telephone; knows nothing of the matcher.</summary>
internal sealed class VariantMaker(Random random)
{
    /// <summary>
    /// In the order in which two of them follow: the form of a name comes before how it is written, fields are swapped
    /// last (a prefix is no given name), and a partner's name comes with a space or a hyphen of its own.
    /// </summary>
    public static readonly string[] Kinds =
    [
        "OneGivenName", "CallName", "Initials", "Spacing", "Prefix", "CompoundSurname", "Diacritics", "Spelling", "SwappedNames", "SwappedDayMonth",
        "TransposedDigits", "NoBirthDate", "BirthDateAsText", "OtherAddress", "AddressWriting",
    ];

    /// <summary>Pairs that say nothing: a date that is not there cannot be changed, initials come from the formal name.</summary>
    private static readonly string[][] Exclusive =
    [
        ["NoBirthDate", "SwappedDayMonth", "TransposedDigits", "BirthDateAsText"], ["BirthDateAsText", "SwappedDayMonth", "TransposedDigits"],
        ["Initials", "CallName"], ["CallName", "OneGivenName"], ["OtherAddress", "AddressWriting"],
    ];

    private static readonly string[] NamePrefixes = ["van der ", "van den ", "van de ", "van 't ", "van ", "de ", "op den ", "in 't ", "ter ", "'t ", "El ", "Al-", "Al "];

    private static readonly Dictionary<char, string[]> Plain = new()
    {
        ['ł'] = ["l"],
        ['Ł'] = ["L"],
        ['ı'] = ["i"],
        ['ö'] = ["o", "oe"],
        ['ü'] = ["u", "ue"],
        ['Ö'] = ["O", "Oe"],
        ['Ü'] = ["U", "Ue"],
        ['đ'] = ["d"],
        ['Đ'] = ["D"],
    };

    public string[] PickPair()
    {
        var pair = new[] { Kinds[random.Next(Kinds.Length)], Kinds[random.Next(Kinds.Length)] };
        return pair[0] == pair[1] || Exclusive.Any(group => pair.Contains(group[0]) && group[1..].Any(pair.Contains)) ? PickPair()
            : [.. pair.OrderBy(kind => Array.IndexOf(Kinds, kind))];
    }

    /// <summary>Without any date of birth a full name needs an address that does not contradict it, and initials one that agrees.</summary>
    public static bool CanBeKnown(Identity person, Identity told)
    {
        if (person.BirthDate is not null && (told.BirthDate is not null || told.BirthDateText?.Length > 9))
            return true;
        var initials = (told.GivenNames + " " + told.FamilyName).Contains('.');
        var yearKnown = person.BirthDate is not null && told.BirthDateText is not null;
        var addressKnown = person.HouseAddress is not null && told.HouseAddress is not null;
        var sameHouse = addressKnown && Numbers(told.HouseAddress!).Contains(person.HouseAddress!.Split(", ")[0].Split(' ')[^1]);
        return initials ? sameHouse : yearKnown || !addressKnown || sameHouse;
    }

    /// <summary>The person told otherwise, or null when this kind of change does not fit the person.</summary>
    public Identity? Make(string kind, TruthList.Person person, Identity told, TruthList list) => kind switch
    {
        "Spelling" => Respelled(told),
        "Spacing" => OnField(told, Respaced),
        "Prefix" => MovedPrefix(told),
        "Initials" => told with { GivenNames = Initials(told.GivenNames!) },
        "SwappedNames" => told with { GivenNames = told.FamilyName, FamilyName = told.GivenNames },
        "Diacritics" => WithoutMarks(told),
        "CallName" => person.First.CallNames.Length > 0 && told.GivenNames!.StartsWith(person.First.Full, StringComparison.Ordinal)
            ? told with { GivenNames = list.Pick(person.First.CallNames) } : null,
        "SwappedDayMonth" => told.BirthDate is { Day: <= 12 } born && born.Day != born.Month
            ? told with { BirthDate = new DateOnly(born.Year, born.Day, born.Month) } : null,
        "TransposedDigits" => told.BirthDate is { } date ? Transposed(date) is { } other ? told with { BirthDate = other } : null : null,
        "CompoundSurname" => told with { FamilyName = Compound(told.FamilyName!, list.Pick(person.Tradition.Family)) },
        "NoBirthDate" => told.BirthDate is null ? null : told with { BirthDate = null },
        "BirthDateAsText" => told.BirthDate is { } known ? told with { BirthDate = null, BirthDateText = AsText(known) } : null,
        "OneGivenName" => told.GivenNames!.Split(' ') is [var first, var second] ? told with { GivenNames = random.Next(3) > 0 ? first : second } : null,
        "OtherAddress" => told.HouseAddress is null ? null : told with { HouseAddress = random.Next(3) == 0 ? null : list.Address() },
        _ => told.HouseAddress is null ? null : told with { HouseAddress = Rewritten(told.HouseAddress) },
    };

    private Identity? Respelled(Identity told)
    {
        var both = random.Next(10) < 3;
        var givenFirst = random.Next(2) == 0;
        var given = both || givenFirst ? Misspelling.Of(told.GivenNames!, random) : told.GivenNames;
        var family = both || !givenFirst ? Misspelling.Of(told.FamilyName!, random) : told.FamilyName;
        return given is null || family is null ? null : told with { GivenNames = given, FamilyName = family };
    }

    private Identity? OnField(Identity told, Func<string, string?> change)
    {
        var (given, family) = (change(told.GivenNames!), change(told.FamilyName!));
        return family is not null && (given is null || random.Next(2) == 0) ? told with { FamilyName = family }
            : given is null ? null : told with { GivenNames = given };
    }

    private string? Respaced(string name)
    {
        if (name.Contains('.') || name.IndexOfAny([' ', '-']) < 0)
            return null;
        return random.Next(3) switch
        {
            0 => name.Replace("-", " ").Replace(" ", ""),
            1 => name.Contains('-') ? name.Replace('-', ' ') : name.Replace(' ', '-'),
            _ => " " + name.Replace("-", " - ").Replace(" ", "  ").ToUpperInvariant(),
        };
    }

    private Identity? MovedPrefix(Identity told)
    {
        var family = told.FamilyName!;
        if (NamePrefixes.FirstOrDefault(prefix => family.StartsWith(prefix, StringComparison.Ordinal)) is not { } found)
            return null;
        var (rest, prefix) = (family[found.Length..], found.TrimEnd(' ', '-'));
        return random.Next(5) switch
        {
            0 => told with { FamilyName = rest },
            1 => told with { FamilyName = rest + ", " + prefix },
            2 => told with { FamilyName = rest, GivenNames = told.GivenNames + " " + prefix },
            3 => told with { FamilyName = rest + " " + prefix },
            _ => told with { FamilyName = Abbreviated(prefix) + rest },
        };
    }

    private string Abbreviated(string prefix) => prefix switch
    {
        "van der" or "van den" or "van de" => ((string[])["v.d. ", "v/d ", "v d ", "vd "])[random.Next(4)],
        "van" => "v. ",
        _ => prefix.ToUpperInvariant() + " ",
    };

    private string Initials(string names)
    {
        var letters = names.Split(' ', '-').Where(name => name.Length > 0).Select(name => name[..1] + ".").ToArray();
        return random.Next(3) switch { 0 => letters[0], 1 => string.Join(" ", letters), _ => string.Concat(letters) };
    }

    private Identity? WithoutMarks(Identity told)
    {
        var plain = told with { GivenNames = WithoutMarks(told.GivenNames!), FamilyName = WithoutMarks(told.FamilyName!) };
        return plain == told ? null : plain;
    }

    private string WithoutMarks(string name)
    {
        var longForm = random.Next(3) == 0;
        return string.Concat(name.Select(sign => Plain.TryGetValue(sign, out var forms) ? forms[longForm ? forms.Length - 1 : 0] : BaseOf(sign)));
    }

    private static string BaseOf(char sign) => string.Concat(sign.ToString().Normalize(System.Text.NormalizationForm.FormD)
        .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark));

    private DateOnly? Transposed(DateOnly date)
    {
        var digits = date.ToString("ddMMyyyy", CultureInfo.InvariantCulture).ToCharArray();
        var at = ((int[])[0, 2, 6])[random.Next(3)];
        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return DateOnly.TryParseExact(digits, "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) && other != date ? other : null;
    }

    private string Compound(string family, string partner) => random.Next(4) switch
    {
        0 => partner + "-" + family,
        1 => family + " " + partner,
        2 => family + " - " + partner,
        _ => family + "-" + partner,
    };

    private string AsText(DateOnly date) => random.Next(4) switch
    {
        0 => date.ToString("d MMMM yyyy", new CultureInfo("nl-NL")),
        1 => date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        2 => "rond " + date.Year,
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    private static string[] Numbers(string address) => string.Concat(address.Select(sign => char.IsDigit(sign) ? sign : ' ')).Split(' ');

    private string Rewritten(string address)
    {
        var (house, town) = (address.Split(", ")[0], address.Split(", ")[1]);
        var postcode = town[..7];
        return random.Next(6) switch
        {
            0 => house,
            1 => house.ToLowerInvariant().Replace("straat", "str.").Replace("laan", "ln"),
            2 => postcode.Replace(" ", "").ToLowerInvariant() + " " + house.Split(' ')[^1],
            3 => house + "a " + town,
            4 => house + " " + postcode.Replace(" ", ""),
            _ => house.ToUpperInvariant() + " GRAVENVELD",
        };
    }
}
