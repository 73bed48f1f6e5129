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
    private const int MaxName = 200, MaxGround = 2000;

    /// <summary>Items, at most: one can become four facts of a signal, each is four values of the page that amends it, and a form has 1,024 values.</summary>
    public const int MaxItems = 50;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new KindByName() },
    };

    /// <summary>What tells that it was read in before: a hash of all of it, for sender and code alone could be those of another file.</summary>
    [JsonIgnore] public string Mark => Convert.ToHexStringLower(SHA256.HashData(Write()));

    /// <summary>Nothing of the content.</summary>
    public override string ToString() => nameof(TransferContent);

    /// <summary>As bytes: JSON in UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>
    /// Why no receiver could read it; null when one can. Asked before it is handed over, for nothing takes that back. Refusals: "transfer_too_much" for more
    /// items or bytes than a file takes, "transfer_too_long" when something in it is longer than a reader takes.
    /// </summary>
    public string? Unreadable() => Items.Count > MaxItems || !SealedFile.Fits(Write()) ? "transfer_too_much" : Read(Write()) is null ? "transfer_too_long" : null;

    /// <summary>Reads bytes that somebody else wrote; null when something is missing, unknown or too long. Control characters, also those that turn the direction of a text, are left out.</summary>
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
        var clean = new TransferContent(Line(read.Partnership), Line(read.Code), read.Day, Clean(read.Ground) ?? "", Clean(read.Necessity) ?? "", person, items);
        var fits = Fits(clean.Partnership, MaxName) && Fits(clean.Code, MaxName) && Fits(clean.Ground, MaxGround) && Fits(clean.Necessity) && read.Day != default
            && (person.GivenNames ?? person.FamilyName ?? person.Description) is not null
            && new[] { person.GivenNames, person.FamilyName, person.BirthDate, person.Address, person.Description }.All(t => t is null || Fits(t))
            && items.All(i => Fits(i.Organisation, MaxName) && Fits(i.Text) && (i.Conditions is null || Fits(i.Conditions)));
        return fits ? clean : null;
    }

    private static bool Fits(string text, int max = Narrative.MaxLength) => text.Length > 0 && text.Length <= max;

    private static string Line(string? text) => Clean(text)?.ReplaceLineEndings(" ") ?? "";

    private static string? Clean(string? text) =>
        text is null || string.Concat(text.Where(c => (!char.IsControl(c) || c is '\n' or '\r' or '\t') && c is not (>= '\u202a' and <= '\u202e') and not (>= '\u2066' and <= '\u2069'))).Trim() is not { Length: > 0 } clean ? null : clean;

    /// <summary>The kind of a contribution by its one exact name: the framework also reads numbers, small letters and lists that add up to another kind.</summary>
    private sealed class KindByName : JsonConverter<ContributionKind>
    {
        public override ContributionKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && Enum.GetValues<ContributionKind>().Where(k => k.ToString() == name).Take(1).ToList() is [var kind]
                ? kind : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, ContributionKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
