using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class PhoneNoteTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/meldingen/telefoon";

    [Theory]
    [InlineData("dossierhouder", HttpStatusCode.OK)]
    [InlineData("docent", HttpStatusCode.NotFound)]
    [InlineData("procesregisseur", HttpStatusCode.NotFound)]
    [InlineData("beheerder", HttpStatusCode.NotFound)]
    public async Task Page_IsForTheHolder(string key, HttpStatusCode status) => Assert.Equal(status, (await (await app.AsAsync(key)).GetAsync(Path)).Status);

    [Fact]
    public async Task Note_NeedsOnlyWhatWasSaid()
    {
        var visitor = await app.AsAsync("dossierhouder");
        var empty = await visitor.SendAsync(await visitor.GetAsync(Path), ("Input.Name", "Een buurvrouw"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Vertel wat er gezien of gehoord is.", empty.Document.GetElementById("Input_Said-error")?.TextContent.Trim());
        Assert.Equal("Een buurvrouw", empty.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));

        var saved = await visitor.SendAsync(empty, ("Input.Said", "Mijn buurjongen gooit eieren."));

        var signal = await app.LookAsync(db => db.Signals.SingleAsync(s => s.Channel == Channel.Phone && s.Origin == null));
        Assert.Equal($"/meldingen/{signal.Id.Value}", saved.Path);
        Assert.Equal(SignalStatus.Received, signal.Status);
        Assert.Equal(await app.MunicipalityAsync("Lindestad"), signal.MunicipalityId);
        var answer = await app.LookAsync(db => db.Answers.SingleAsync(a => a.SignalId == signal.Id));
        Assert.Equal((AnswerWish.None, (Domain.Shared.ProfessionalId?)null), (answer.Wish, answer.Reporter));
        Assert.NotNull(answer.ReporterName);
        Assert.Equal([await app.PersonAsync("dossierhouder-twee")], await app.LookAsync(db => db.Outbox.Select(o => o.For).ToListAsync()));
    }

    [Fact]
    public async Task Number_ThatIsNone_IsRefusedBesideIt()
    {
        var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.SendAsync(await visitor.GetAsync(Path), ("Input.Said", "Iets"), ("Input.Number", "06-12"));

        Assert.Equal("Dit is geen geldig telefoonnummer.", page.Document.GetElementById("Input_Number-error")?.TextContent.Trim());
    }
}
