using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Municipalities;

/// <summary>States the door of a municipality and names its process director.</summary>
public sealed record SaveMunicipality(Guid Id, int Version, DoorState Door, string? Text, string? Phone, string? Hours, Guid? Director);

/// <summary>Does it.</summary>
public sealed class SaveMunicipalityHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SaveMunicipality command, CancellationToken cancel)
    {
        var municipality = await db.Municipalities.SingleAsync(m => m.Id == new MunicipalityId(command.Id), cancel);
        if (municipality.Version != command.Version) return Outcome.Refused("clash");
        var phone = string.IsNullOrWhiteSpace(command.Phone) ? null : command.Phone.Trim();
        var outcome = Outcome.Fields((phone is not null && !PhoneNumber.TryCreate(phone, out _), "phone_wrong", nameof(Municipality.AdvicePhone)))
            .And(municipality.StateDoor(command.Door, command.Text, phone, command.Hours, acting.By, acting.Now));
        if (!outcome.IsGood) return outcome;
        var (before, next) = (municipality.NamedDirector, command.Director is { } director ? new ProfessionalId(director) : (ProfessionalId?)null);
        if (!municipality.NameDirector(next, acting.By, acting.Now).IsAlreadySo) Tell([before, next]);
        return await db.SaveOrClashAsync(cancel);
    }

    /// <summary>Who was named and who is: what each finds in Mijn werk changed.</summary>
    private void Tell(IEnumerable<ProfessionalId?> directors) =>
        Notices.Tell(db, directors.OfType<ProfessionalId>(), "admin.notice.director", acting.NewId, acting.By, acting.Now);
}
