using Rondetafel.Domain.Shared;

namespace Rondetafel.Access.Accounts;

/// <summary>
/// What a password must be: long and not one of the common ones; no rules about kinds of characters
/// (NIST SP 800-63B-4, 3.1.1; ASVS 5.0.0, 6.2).
/// </summary>
public static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters.</summary>
    public const int Longest = 200;

    private const int DifferentCharacters = 5;

    /// <summary>Words that most common passwords are made of, with only digits and signs around them.</summary>
    private static readonly HashSet<string> Common =
    [
        .. ("password passw0rd p@ssword p@ssw0rd pass passwoord wachtwoord welkom welkomwelkom welcome wellcome hallo hallohallo hello geheim geheimgeheim secret admin administrator "
            + "beheer beheerder gemeente politie zomer winter lente herfst voorjaar najaar maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli "
            + "augustus september oktober november december summer spring autumn amsterdam rotterdam utrecht denhaag eindhoven nederland holland arnhem ajax feyenoord psv rondetafel "
            + "letmein iloveyou ikhouvanjou ikhouvanjou sunshine princess football voetbal baseball basketball monkey dragon master shadow superman batman trustno michael jordan charlie "
            + "qwerty qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl asdfghjkl asdfghjklzxcvbnm zxcvbnm azerty azertyuiop qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc qweqweqwe asdasdasd abc abcd abcdef "
            + "abcdefg abcdefgh abcdefghij abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz test testtest testtesttest changeme default login user gast guest computer internet samsung "
            + "google facebook microsoft windows office outlook liefde schatje lieverd knuffel poesje hond katten bloem chocolade starwars pokemon whatever freedom nothing correcthorsebatterystaple").Split(' '),
    ];

    /// <summary>Judges a new password. Refusals: "password_short", "password_long", "password_common", "password_name" (holds the address), "password_again" (typed differently).</summary>
    public static Outcome Judge(string? password, string? again, string email)
    {
        var given = password ?? "";
        return Outcome.Fields(
            (given.EnumerateRunes().Count() < Shortest, "password_short", "Password"),
            (given.Length > Longest, "password_long", "Password"),
            (IsCommon(given), "password_common", "Password"),
            (given.Contains(email.Split('@')[0], StringComparison.OrdinalIgnoreCase), "password_name", "Password"),
            (given != (again ?? ""), "password_again", "Again"));
    }

    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < DifferentCharacters || "012345678901234567890123456789".Contains(lower, StringComparison.Ordinal)
            || "987654321098765432109876543210".Contains(lower, StringComparison.Ordinal)) return true;
        var word = new string(lower.Where(char.IsLetter).ToArray());
        return Common.Contains(word) || Common.Any(c => c.Length >= 4 && Repeats(word, c)) || lower.StartsWith("1q2w3e4r", StringComparison.Ordinal);
    }

    private static bool Repeats(string word, string part) => word.Length > 0 && word.Replace(part, "", StringComparison.Ordinal).Length == 0;
}
