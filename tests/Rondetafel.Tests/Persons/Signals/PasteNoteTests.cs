using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class PasteNoteTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/meldingen/plakken";

    private const string Mail = """
        Van: Petra Zwart <p.zwart@lindecollege.example>
        Verzonden: vrijdag 27 februari 2026 16:12
        Aan: meldpunt
        Onderwerp: Zorgen over Joris van Dalen

        Beste Noor,

        Gisteren riep Joris in de klas dat alle ministers dood moeten. Hij liet een filmpje zien. Ik denk dat hij online iemand volgt.
        Ik heb met zijn ouders gesproken.

        Met vriendelijke groet,
        Petra Zwart
        06 - 123 456 78
        """;

    [Theory]
    [InlineData("dossierhouder", HttpStatusCode.OK)]
    [InlineData("docent", HttpStatusCode.NotFound)]
    [InlineData("procesregisseur", HttpStatusCode.NotFound)]
    public async Task Page_IsForTheHolder(string key, HttpStatusCode status) => Assert.Equal(status, (await (await app.AsAsync(key)).GetAsync(Path)).Status);

    [Fact]
    public async Task Mail_IsShownForACheckAndSavedOnlyThen()
    {
        var visitor = await app.AsAsync("dossierhouder");
        var check = await visitor.SendAsync(await visitor.GetAsync(Path), ("Input.Mail", Mail));

        Assert.Equal(HttpStatusCode.OK, check.Status);
        string Field(string name) => check.Document.QuerySelector($"[name='Input.{name}']") is AngleSharp.Html.Dom.IHtmlTextAreaElement area
            ? area.Value : check.Document.QuerySelector($"[name='Input.{name}']")!.GetAttribute("value")!;
        Assert.Equal(("Joris", "van Dalen"), (Field("GivenNames"), Field("FamilyName")));
        Assert.Equal("Gisteren riep Joris in de klas dat alle ministers dood moeten. Hij liet een filmpje zien.", Field("Facts[0].What"));
        Assert.Equal("26 februari 2026", Field("Facts[0].When"));
        Assert.Equal("Ik denk dat hij online iemand volgt.", Field("Worry"));
        Assert.Equal("Petra Zwart, +31612345678", Field("ReporterName"));
        Assert.Equal("p.zwart@lindecollege.example", Field("Contact"));
        Assert.Equal(0, await app.LookAsync(db => db.Signals.CountAsync()));

        var saved = await visitor.SendAsync(check, ("Input.FamilyName", "van Daalen"));

        var signal = await app.LookAsync(db => db.Signals.SingleAsync());
        Assert.Equal($"/meldingen/{signal.Id.Value}", saved.Path);
        Assert.Equal((Channel.Mail, SignalStatus.Received), (signal.Channel, signal.Status));
        Assert.Equal(AnswerWish.Mail, (await app.LookAsync(db => db.Answers.SingleAsync(a => a.SignalId == signal.Id))).Wish);
    }

    [Theory]
    [InlineData("", "Vul hier iets in.")]
    [InlineData("16001", "Deze mail is te lang. Er passen 16.000 tekens.")]
    public async Task Mail_ThatCannotBeRead_IsRefused(string mail, string words)
    {
        var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.SendAsync(await visitor.GetAsync(Path), ("Input.Mail", mail == "16001" ? new string('x', 16_001) : mail));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(words, page.Document.GetElementById("Input_Mail-error")?.TextContent.Trim());
    }
}
