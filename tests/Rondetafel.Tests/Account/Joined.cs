using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Account;

/// <summary>Somebody of the town who went through the first time: with a password, an app and recovery codes.</summary>
public sealed class Joined
{
    public const string Password = "vier paarse lepels zingen";

    private Joined(TestApp app, string email, byte[] key, IReadOnlyList<string> codes) => (App, Email, Key, Codes) = (app, email, key, codes);

    private TestApp App { get; }

    public string Email { get; }

    public byte[] Key { get; }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>The code that the app shows now.</summary>
    public string Code => Totp.Code(Key, Totp.StepAt(App.Clock.Now));

    /// <summary>A one-time code for somebody who has no password yet.</summary>
    public static async Task<string> InviteAsync(TestApp app, string who)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var email = $"{who}@lindevaart.example";
        var person = await scope.ServiceProvider.GetRequiredService<global::Rondetafel.Data.RondetafelDb>().Professionals.SingleAsync(p => p.Email == email);
        return await scope.ServiceProvider.GetRequiredService<Invites>().MakeAsync(person.Id, email, CancellationToken.None)
            ?? throw new InvalidOperationException($"{who} has a password already.");
    }

    /// <summary>Goes through the first time and signs out again.</summary>
    public static async Task<Joined> AsAsync(TestApp app, string who)
    {
        var (joined, visitor) = await SignedInAsync(app, who);
        visitor.Dispose();
        return joined;
    }

    /// <summary>Goes through the first time and stays signed in.</summary>
    public static async Task<(Joined Person, Visitor Visitor)> SignedInAsync(TestApp app, string who)
    {
        var code = await InviteAsync(app, who);
        var visitor = app.Anyone();
        var set = await visitor.SendAsync(await visitor.GetAsync("/eerste-keer"), ("Input.Code", code), ("Input.Password", Password), ("Input.Again", Password));
        Assert.Equal("/account/tweede-factor", set.Path);
        var key = KeyOn(set);
        var done = await visitor.SendAsync(set, ("Input.Code", Totp.Code(key, Totp.StepAt(app.Clock.Now))));
        var codes = done.Document.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return (new Joined(app, $"{who}@lindevaart.example", key, codes), visitor);
    }

    /// <summary>Somebody of the town, signed in by one click, who has accepted the notice of confidentiality.</summary>
    public static async Task<Visitor> ReadyAsync(TestApp app, string who)
    {
        var visitor = await app.AsAsync(who);
        var page = await visitor.GetAsync("/account");
        if (page.Path == "/geheimhouding") await visitor.SendAsync(page, ("Input.Agreed", "true"));
        return visitor;
    }

    /// <summary>The secret on the page, as an app would read it (RFC 4648 base 32).</summary>
    public static byte[] KeyOn(Seen page)
    {
        var words = page.Document.QuerySelector(".key code")!.TextContent.Replace(" ", "");
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var c in words)
        {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c)) & 0xFFFF;
            if ((bits += 5) < 8) continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            bits -= 8;
        }
        return [.. bytes];
    }

    /// <summary>Gives address and password.</summary>
    public static async Task<Seen> PasswordAsync(Visitor visitor, string email, string password, string back = "")
    {
        var page = await visitor.GetAsync("/inloggen" + back);
        return await visitor.SendAsync(page, ("Input.Email", email), ("Input.Password", password));
    }

    /// <summary>Signs in with both factors.</summary>
    public async Task<Seen> SignInAsync(Visitor visitor, string back = "")
    {
        var second = await PasswordAsync(visitor, Email, Password, back);
        var seen = await visitor.SendAsync(second, ("Input.Code", Code));
        App.Clock.Advance(TimeSpan.FromSeconds(30));
        return seen;
    }
}
