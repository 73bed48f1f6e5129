using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Web;

/// <summary>What one public form carries with it, sealed: its receipt code, the challenge of its proof of work, and its age.</summary>
/// <param name="Code">The receipt code, 16 random bytes; the database holds only its hash.</param>
/// <param name="Challenge">16 random bytes; one challenge belongs to one code, so that a solved form counts once.</param>
/// <param name="IssuedAt">When the form was drawn, UTC.</param>
public sealed record FormTicket(byte[] Code, byte[] Challenge, DateTime IssuedAt)
{
    /// <summary>How long a form can be sent after it was drawn; later it gets a new ticket and keeps its text.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    /// <summary>The challenge as the page carries it.</summary>
    public string ChallengeText => Base64Url.EncodeToString(Challenge);
}

/// <summary>
/// Issues and reads the tickets of public forms. Nothing of them is stored: they travel sealed in the form, so that a
/// retry of the same form carries the same receipt code.
/// </summary>
public sealed class AbuseTickets(IDataProtectionProvider protection, RandomSource random, TimeProvider clock, Settings settings)
{
    /// <summary>How long somebody without script waits before the report is taken, in seconds.</summary>
    public const int WaitSeconds = 10;

    private readonly IDataProtector _forms = protection.CreateProtector("public-form");
    private readonly IDataProtector _waits = protection.CreateProtector("public-form-wait");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Zero bits that the proof of work needs.</summary>
    public int Bits => settings.ProofOfWorkBits;

    /// <summary>A ticket for a new form.</summary>
    public FormTicket New() => Hold(Bytes());

    /// <summary>A ticket for a page that was opened with a code.</summary>
    public FormTicket Hold(byte[] code) => new(code, Bytes(), Now);

    /// <summary>The ticket as a hidden field.</summary>
    public string Write(FormTicket ticket) =>
        Base64Url.EncodeToString(_forms.Protect([.. ticket.Code, .. ticket.Challenge, .. BitConverter.GetBytes(ticket.IssuedAt.Ticks)]));

    /// <summary>Reads a hidden field; null when it was not written here.</summary>
    public FormTicket? Read(string? text) => Open(_forms, text) is { Length: 40 } bytes
        ? new FormTicket(bytes[..16], bytes[16..32], new DateTime(BitConverter.ToInt64(bytes, 32), DateTimeKind.Utc)) : null;

    /// <summary>Whether the form stood open too long.</summary>
    public bool IsExpired(FormTicket ticket) => Now - ticket.IssuedAt is var age && (age < TimeSpan.Zero || age > FormTicket.Life);

    /// <summary>Whether SHA-256(challenge + ":" + number) starts with enough zero bits; false for no or a wrong number.</summary>
    public bool IsSolved(FormTicket ticket, string? number)
    {
        if (number is not { Length: > 0 and <= 20 } || !number.All(char.IsAsciiDigit)) return false;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{ticket.ChallengeText}:{number}"));
        var word = ((uint)hash[0] << 24) | ((uint)hash[1] << 16) | ((uint)hash[2] << 8) | hash[3];
        return System.Numerics.BitOperations.LeadingZeroCount(word) >= Math.Min(Bits, 32);
    }

    /// <summary>The path without script: a ticket that counts after <see cref="WaitSeconds"/>.</summary>
    public string BeginWait(FormTicket ticket) =>
        Base64Url.EncodeToString(_waits.Protect([.. ticket.Challenge, .. BitConverter.GetBytes(Now.Ticks)]));

    /// <summary>Seconds still to wait, 0 when done; null when nothing was begun for this form.</summary>
    public int? SecondsLeft(FormTicket ticket, string? wait)
    {
        if (Open(_waits, wait) is not { Length: 24 } bytes || !bytes.AsSpan(0, 16).SequenceEqual(ticket.Challenge)) return null;
        var waited = Now - new DateTime(BitConverter.ToInt64(bytes, 16), DateTimeKind.Utc);
        return (int)Math.Ceiling(Math.Max(0, WaitSeconds - waited.TotalSeconds));
    }

    private byte[] Bytes()
    {
        var bytes = new byte[16];
        random.Fill(bytes);
        return bytes;
    }

    private static byte[]? Open(IDataProtector protector, string? text)
    {
        if (text is not { Length: > 0 and <= 1000 }) return null;
        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
