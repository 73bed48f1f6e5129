using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Tests.Harness;
using Rondetafel.Web;

namespace Rondetafel.Tests.Web;

/// <summary>What nobody sees does not count as text, and two words of a list are not one.</summary>
public sealed class PlainValuesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("\u200b", null)]
    [InlineData(" \u200b\u2060\ufeff ", null)]
    [InlineData("\u200d", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("Regio\u200b Linde\u202evaart", "Regio\u200b Linde\u202evaart")]
    [InlineData(" een\r\n", " een\r\n")]
    public void ATextOfWhichNobodySeesAnything_IsNone_AndEveryOtherIsKept(string? sent, string? read) => Assert.Equal(read, PlainValues.Seen(sent));

    [Fact]
    public async Task AReasonThatNobodySees_IsNoReason()
    {
        var signal = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, signal);
        using var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.GetAsync($"/meldingen/{signal.Id.Value}/stoppen");
        Assert.NotNull((await visitor.SendAsync(page, ("Input.Target", "no_sign"), ("Input.Reason", "\u200b"))).Document.QuerySelector("a[href='#Input_Reason']"));
        Assert.Null((await visitor.SendAsync(page, ("Input.Target", "no_sign"), ("Input.Reason", "Er is niets."))).Document.QuerySelector("a[href='#Input_Reason']"));
    }

    [Fact]
    public async Task TwoWordsOfAList_AreNone()
    {
        using var visitor = await app.AsAsync("beheerder");
        var person = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "docent@lindevaart.example").Select(p => p.Id).SingleAsync());
        var page = await visitor.GetAsync($"/beheer/professionals/{person.Value}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync(page, ("Input.Roles", "Professional,Administrator"))).Status);
        Assert.Empty((await app.LookAsync(db => db.Professionals.SingleAsync(p => p.Id == person))).AskedRoles);
    }
}
