using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Documents;

/// <summary>One item of a transfer.</summary>
/// <param name="Kind">What the contribution was; null for sentences of the process director.</param>
/// <param name="Organisation">Name of the organisation that gave it.</param>
/// <param name="Conditions">Conditions that travel with it; null means none.</param>
public sealed record TransferItem(ContributionKind? Kind, string Organisation, string Text, string? Conditions)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(TransferItem);
}

/// <summary>What a transfer file holds: the content of a provision as it was handed over, and nothing of seats, audiences or other cases.</summary>
/// <param name="Partnership">Name of the sending partnership.</param>
/// <param name="Code">Code of the provision.</param>
/// <param name="Day">Local day of handing over.</param>
/// <param name="Ground">The words of the ground on that day.</param>
public sealed record TransferContent(string Partnership, string Code, DateOnly Day, string Ground, string Necessity, PersonGiven Person, IReadOnlyList<TransferItem> Items)
{
    private const int MaxName = 200, MaxGround = 2000, MaxItems = 500;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>What tells that it was read in before: a hash of sender and code.</summary>
    [JsonIgnore] public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Partnership}\n{Code}")));

    /// <summary>Nothing of the content.</summary>
    public override string ToString() => nameof(TransferContent);

    /// <summary>As bytes: JSON in UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Whether a receiver can read it: it fits into a file and is no longer than a reader takes. Asked before it is handed over, for nothing takes that back.</summary>
    public bool IsReadable() => Write() is var bytes && SealedFile.Fits(bytes) && Read(bytes) is not null;

    /// <summary>Reads bytes that somebody else wrote; null when something is missing, unknown or too long. Control characters are left out.</summary>
    public static TransferContent? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<TransferContent>(bytes, Json) is { } read ? Checked(read) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half a character
        {
            return null;
        }
    }

    private static TransferContent? Checked(TransferContent read)
    {
        if (read is not { Person: not null, Items: { Count: > 0 and <= MaxItems } given } || given.Any(i => i is null)) return null;
        var person = new PersonGiven(Clean(read.Person.GivenNames), Clean(read.Person.FamilyName), Clean(read.Person.BirthDate), Clean(read.Person.Address), Clean(read.Person.Description));
        List<TransferItem> items = [.. given.Select(i => new TransferItem(i.Kind, Clean(i.Organisation) ?? "", Clean(i.Text) ?? "", Clean(i.Conditions)))];
        var clean = new TransferContent(Clean(read.Partnership) ?? "", Clean(read.Code) ?? "", read.Day, Clean(read.Ground) ?? "", Clean(read.Necessity) ?? "", person, items);
        var fits = Fits(clean.Partnership, MaxName) && Fits(clean.Code, MaxName) && Fits(clean.Ground, MaxGround) && Fits(clean.Necessity) && read.Day != default
            && (person.GivenNames ?? person.FamilyName ?? person.Description) is not null
            && new[] { person.GivenNames, person.FamilyName, person.BirthDate, person.Address, person.Description }.All(t => t is null || Fits(t))
            && items.All(i => Fits(i.Organisation, MaxName) && Fits(i.Text) && (i.Conditions is null || Fits(i.Conditions)));
        return fits ? clean : null;
    }

    private static bool Fits(string text, int max = Narrative.MaxLength) => text.Length > 0 && text.Length <= max;

    private static string? Clean(string? text) =>
        text is null || string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t')).Trim() is not { Length: > 0 } clean ? null : clean;
}
