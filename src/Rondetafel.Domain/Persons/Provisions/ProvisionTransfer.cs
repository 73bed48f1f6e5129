using System.Security.Cryptography;
using System.Text;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Provisions;

// Transfer to another partnership: who it is about goes along, and all of it can go as a sealed file that people carry (docs/decisions/0017).
public sealed partial class Provision
{
    /// <summary>Given names of the person, as they stood when the content was chosen; null when not known, and for every other receiver.</summary>
    [SealedAs("provision.person.given")] public Narrative? GivenNames { get; private set; }

    /// <summary>Family name; null as above.</summary>
    [SealedAs("provision.person.family")] public Narrative? FamilyName { get; private set; }

    /// <summary>Date of birth or age; null as above.</summary>
    [SealedAs("provision.person.birth")] public Narrative? BirthDate { get; private set; }

    /// <summary>Address or place; null as above.</summary>
    [SealedAs("provision.person.address")] public Narrative? Address { get; private set; }

    /// <summary>When these were taken from the case, UTC; null when there is no name in it. A later correction there makes it stale.</summary>
    public DateTime? PersonTakenAt { get; private set; }

    /// <summary>When the file was last made, UTC; null before, and for every other way.</summary>
    public DateTime? FileMadeAt { get; private set; }

    /// <summary>Fingerprint of the access code that was made last, which can be asked and not read back: SHA-256 of the id and the access code, in hex; null before, and for every other way.</summary>
    public string? FileMark { get; private set; }

    /// <summary>Whether the person has a name in it, without which a receiver can weigh nothing.</summary>
    public bool IsNamed => GivenNames is not null || FamilyName is not null;

    /// <summary>
    /// Notes that the file is made, under an access code of its own: the first time after handing over, or anew for one that got lost. Of the access code only
    /// its fingerprint stays; the content stays what was handed over. Refusals: "not_yours", "not_now" for what went another way, was not handed over or was called back.
    /// </summary>
    public Outcome MakeFile(string accessCode, Actor by, DateTime now)
    {
        var judged = JudgeDirector(ProvisionAction.MakeFile, by);
        if (!judged.IsGood) return judged;
        if (Way != HandOver.SealedFile) return Outcome.Refused("not_now");
        var first = FileMadeAt is null;
        (FileMadeAt, FileMark) = (now, MarkOf(accessCode));
        Move(ProvisionAction.MakeFile, ProvisionWho.Director, first ? new TransferFileMade(by, now) : new TransferFileMadeAnew(by, now));
        return Outcome.Done;
    }

    /// <summary>Whether this is the access code that was made last for this provision, as it was made.</summary>
    public bool IsFileUnder(string accessCode) => FileMark is not null && FileMark == MarkOf(accessCode);

    private string MarkOf(string accessCode) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id.Value:N}\n{accessCode}")));

    /// <summary>A sealed file goes to another partnership only, and says who it is about.</summary>
    private Outcome JudgeFile(HandOver? way) => Outcome.Fields(
        (way == HandOver.SealedFile && ReceiverKind != ReceiverKind.OtherPartnership, "transfer_receiver", "Target"),
        (way == HandOver.SealedFile && ReceiverKind == ReceiverKind.OtherPartnership && !IsNamed, "transfer_person", "Target"));

    private void TakePerson(PersonGiven? person, DateTime now)
    {
        var about = ReceiverKind == ReceiverKind.OtherPartnership ? person : null;
        (GivenNames, FamilyName, BirthDate, Address) =
            (Narrative.OfOptional(about?.GivenNames), Narrative.OfOptional(about?.FamilyName), Narrative.OfOptional(about?.BirthDate), Narrative.OfOptional(about?.Address));
        PersonTakenAt = IsNamed ? now : null;
    }
}
