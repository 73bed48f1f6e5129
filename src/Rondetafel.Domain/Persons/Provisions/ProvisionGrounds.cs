using static Rondetafel.Domain.Persons.Provisions.ReceiverKind;

namespace Rondetafel.Domain.Persons.Provisions;

/// <summary>
/// Which ground of the list "case.provision" fits which kind of receiver. Sources: Wiv 2017 art. 39 speaks of the services only; WGS art. 1.7
/// has its third paragraph for third parties and its eighth, with conditions of its own, for another partnership. A service is none of the
/// participants: whether the third paragraph reaches it is not sure, so it may. Not yet checked by a lawyer.
/// </summary>
public static class ProvisionGrounds
{
    /// <summary>The kinds of receiver that a ground fits; a ground that is not named here, such as a partnership's own, fits all.</summary>
    private static readonly Dictionary<string, ReceiverKind[]> Table = new()
    {
        ["wiv39"] = [IntelligenceService],
        ["wgs17_third"] = [ThirdParty, IntelligenceService],
        ["wgs17_partnership"] = [OtherPartnership],
    };

    /// <summary>The kinds of receiver that a ground fits; empty when it fits all.</summary>
    public static IReadOnlyList<ReceiverKind> KindsOf(string ground) => Table.TryGetValue(ground, out var kinds) ? [.. kinds.Order()] : [];

    /// <summary>Whether a ground fits a kind of receiver. Null or an empty ground, and a kind that is not chosen, are left to who asks for them: true.</summary>
    public static bool Fits(string? ground, ReceiverKind? kind) =>
        kind is not { } chosen || ground is null || !Table.TryGetValue(ground, out var kinds) || kinds.Contains(chosen);
}
