using Rondetafel.Domain.Shared;

namespace Rondetafel.Cli;

/// <summary>
/// What some organisations need before they may act, as setup and the form of a new organisation propose it; kept with the
/// organisation, where the administrator changes it (product.md, details of row 10; domain-and-law 1.8).
/// </summary>
internal static class ShippedNeeds
{
    private const string Prosecutor =
        "Het Openbaar Ministerie mag gegevens uit een onderzoek alleen delen volgens de regels voor strafvorderlijke gegevens. Vraag het, en reken op tijd.";
    private const string Police = "De politie deelt alleen wat de Wet politiegegevens toestaat, en haar eigen onderzoek blijft van haar.";
    private const string ChildProtection = "De Raad voor de Kinderbescherming kan pas onderzoek doen na een concrete melding.";

    /// <summary>The one body of that name in the country; it has no part at the weighing to be known by.</summary>
    private const string ChildProtectionName = "Raad voor de Kinderbescherming";

    /// <summary>The text for a new organisation; null when nothing special.</summary>
    public static string? Of(string name, WeighingPart part) => part switch
    {
        WeighingPart.Prosecutor => Prosecutor,
        WeighingPart.Police => Police,
        _ => string.Equals(name.Trim(), ChildProtectionName, StringComparison.OrdinalIgnoreCase) ? ChildProtection : null,
    };
}
