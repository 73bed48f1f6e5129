using Rondetafel.Access;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>What the file of a provision holds, read from what its register holds: also when the case is gone.</summary>
public sealed class TransferQuery(PartnershipName partnership, Acting acting)
{
    /// <summary>The content of an opened provision; before handing over with the day of today.</summary>
    public async Task<TransferContent> RunAsync(ProvisionView v, CancellationToken cancel) => new(
        await partnership.GetAsync(cancel), v.P.Code, v.P.ProvidedAt is { } at ? Deadline.LocalDate(at) : acting.Today, v.Ground, v.Read(v.P.Necessity) ?? "", v.About ?? new PersonGiven(null, null, null, null, null),
        [.. v.Content.Select(i => new TransferItem(i.Kind, v.Organisation(i.Provider), v.Read(i, i.Text) ?? "", v.Read(i, i.Conditions)))]);
}
