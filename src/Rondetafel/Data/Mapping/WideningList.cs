using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>
/// How the widenings of a contribution are stored: "moment|who|second|before|after" with semicolons, an audience as its word and its organisations with
/// commas. Ids and moments only; no text.
/// </summary>
internal static class WideningList
{
    public static ValueConverter<List<Widened>, string> Converter { get; } = new(widenings => Write(widenings), text => Read(text));

    private static string Write(List<Widened> widenings) => string.Join(';', widenings.Select(w => string.Create(
        CultureInfo.InvariantCulture, $"{w.At:O}|{w.By.Value}|{w.Second?.Value}|{Write(w.Before)}|{Write(w.After)}")));

    private static string Write(Audience audience) => string.Join(',', audience.Named.Select(n => n.Value.ToString()).Prepend(audience.Kind.ToString()));

    private static List<Widened> Read(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', StringSplitOptions.None)).Select(p => new Widened(
        DateTime.ParseExact(p[0], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), new ProfessionalId(Guid.Parse(p[1])),
        p[2].Length == 0 ? null : new ProfessionalId(Guid.Parse(p[2])), ReadAudience(p[3]), ReadAudience(p[4]))).ToList();

    private static Audience ReadAudience(string text) =>
        text.Split(',', StringSplitOptions.None) is var parts ? new(Enum.Parse<AudienceKind>(parts[0]), parts.Skip(1).Select(n => new OrganisationId(Guid.Parse(n))).ToList()) : Audience.Own;
}
