using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class NewNoteTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/meldingen/nieuw";

    [Theory]
    [InlineData("docent", HttpStatusCode.OK)]
    [InlineData("uitvoerder", HttpStatusCode.OK)]
    [InlineData("dossierhouder", HttpStatusCode.OK)]
    [InlineData("procesregisseur", HttpStatusCode.NotFound)]
    [InlineData("politie", HttpStatusCode.NotFound)]
    [InlineData("fg", HttpStatusCode.NotFound)]
    [InlineData("beheerder", HttpStatusCode.NotFound)]
    public async Task Page_OpensForWhoeverReports(string key, HttpStatusCode status) => Assert.Equal(status, (await (await app.AsAsync(key)).GetAsync(Path)).Status);

    [Fact]
    public async Task Page_WithoutLogin_LeadsToSigningIn() => Assert.StartsWith("/inloggen?terug=", (await app.Anyone().GetAsync(Path)).Path);

    [Fact]
    public async Task Report_OfAProfessional_EndsWithAReceiptAndTellsTheHolders()
    {
        var visitor = await app.AsAsync("docent");
        var form = await visitor.GetAsync(Path);
        var waalrode = await app.MunicipalityAsync("Waalrode");

        var receipt = await visitor.SendAsync(
            form, ("Input.Municipality", waalrode.Value.ToString()), ("Input.GivenNames", "Wilma"), ("Input.FamilyName", "Proefsma"),
            ("Input.Facts[0].What", "Riep iets op het plein."), ("Input.Facts[0].When", "gisteren"), ("Input.Facts[0].Observation", "Own"),
            ("Input.Facts[1].What", "Deelde een plaatje."), ("Input.Facts[1].Observation", "Hearsay"), ("Input.Wish", "CodeOnly"));

        Assert.StartsWith("/mijn-meldingen/", receipt.Path);
        Assert.Contains("Uw melding is verstuurd", receipt.Words);
        Assert.Contains("Uiterlijk maandag 23 maart, ook als het geen teken was.", receipt.Words);
        var answerId = new AnswerId(Guid.Parse(receipt.Path.Split('/')[^1]));
        var answer = await app.LookAsync(db => db.Answers.SingleAsync(a => a.Id == answerId));
        var signal = await app.LookAsync(db => db.Signals.Include(s => s.Facts).SingleAsync(s => s.Id == answer.SignalId));
        Assert.Equal((SignalStatus.Received, Channel.Professional, "professional", waalrode), (signal.Status, signal.Channel, signal.Origin, signal.MunicipalityId));
        Assert.Equal(2, signal.Facts.Count);
        Assert.Equal(new DateOnly(2026, 3, 1), signal.Facts.Single(f => f.Order == 1).Day);
        Assert.Equal(await app.PersonAsync("docent"), answer.Reporter);
        var holder = await app.PersonAsync("dossierhouder-buur");
        Assert.Equal(1, await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == holder)));
        var audit = await app.LookAsync(db => db.Audit.Where(a => a.ObjectId == signal.Id.Value).SingleAsync());
        Assert.Equal(("SignalReceived", "professional-reports", "meldingen/nieuw"), (audit.Action, audit.Rule, audit.Origin));
    }

    [Fact]
    public async Task Form_Names112_ThenWhomToAskForAdvice_ThenTheReport_AndAsksHowOneKnows()
    {
        var page = await (await app.AsAsync("docent")).GetAsync(Path);

        var (danger, advice, report) = (At(page, "Bel 112"), At(page, "U hoeft geen namen te noemen"), At(page, "Over wie gaat het?"));
        Assert.True(danger > 0 && danger < advice && advice < report, $"{danger} {advice} {report}");
        Assert.Contains("085 000 12 34", page.Words);
        Assert.Contains("Op werkdagen van 9 tot 17 uur", page.Words);
        Assert.DoesNotContain("mag leeg blijven", page.Document.QuerySelector("[name='Input.Facts[0].Observation']")!.Closest("fieldset")!.TextContent);
    }

    private static int At(Seen page, string words) => page.Words.IndexOf(words, page.Words.IndexOf(page.Heading, StringComparison.Ordinal), StringComparison.Ordinal); // the explanation stands before the heading

    [Fact]
    public async Task Report_SentTwice_HasOneEffect()
    {
        var visitor = await app.AsAsync("tafelpartner");
        var form = await visitor.GetAsync(Path);
        var municipality = (await app.MunicipalityAsync("Hoogbeek")).Value.ToString();
        (string, string?)[] values = [("Input.Municipality", municipality), ("Input.Description", "Iemand"), ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Own")];

        await visitor.SendAsync(form, values);
        var second = await visitor.SendAsync(form, values);

        Assert.Equal("/mijn-meldingen", second.Path);
        Assert.Contains("Dit was al verstuurd", second.Words);
        Assert.Equal(1, await app.LookAsync(db => db.Signals.CountAsync(s => s.MunicipalityId == new Domain.Shared.MunicipalityId(Guid.Parse(municipality)))));
    }

    [Theory]
    [InlineData("Input.Facts[0].What", "", "Vertel wat er gezien of gehoord is.")]
    [InlineData("Input.Facts[0].Observation", "", "Kies hoe u dit weet: zelf gezien, of van een ander gehoord.")]
    [InlineData("Input.Facts[0].Observation", "NotSaid", "Kies hoe u dit weet: zelf gezien, of van een ander gehoord.")]
    [InlineData("Input.Facts[1].Where", "plein", "Vertel wat er gezien of gehoord is.")]
    [InlineData("Input.FamilyName", "", "Vul een naam in, of een omschrijving.")]
    [InlineData("Input.Municipality", "", "Kies de gemeente.")]
    [InlineData("Input.Municipality", "8b1f8d2e-5a42-4d53-9df1-3a7f0a0f6a55", "Kies de gemeente.")]
    [InlineData("Input.Worry", "8001", "Deze tekst is te lang. Er passen 8.000 tekens.")]
    [InlineData("Input.Facts[2].Where", "8001", "Deze tekst is te lang. Er passen 8.000 tekens.")]
    public async Task Report_ThatIsRefused_SaysSoBesideItsFieldAndKeepsTheText(string field, string value, string words)
    {
        var visitor = await app.AsAsync("docent");
        var form = await visitor.GetAsync(Path);
        var before = await app.LookAsync(db => db.Signals.CountAsync());
        var values = new Dictionary<string, string?>
        {
            ["Input.Municipality"] = (await app.MunicipalityAsync("Lindestad")).Value.ToString(),
            ["Input.FamilyName"] = "Proefsma",
            ["Input.Facts[0].What"] = "<script>x</script> \u202Eomgekeerd 😀",
            ["Input.Facts[0].Observation"] = "Own",
            ["Input.Relation"] = "Blijft staan",
        };
        values[field] = value == "8001" ? new string('a', 8001) : value;

        var page = await visitor.SendAsync(form, [.. values.Select(v => (v.Key, v.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        if (value == "plein") field = "Input.Facts[1].What";
        var error = page.Document.GetElementById(field.Replace('.', '_').Replace('[', '_').Replace(']', '_') + "-error");
        Assert.Equal(words, error?.TextContent.Trim());
        Assert.Equal("Blijft staan", page.Document.QuerySelector("[name='Input.Relation']")!.GetAttribute("value"));
        Assert.Equal(before, await app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Theory]
    [InlineData("Phone", "", "Vul een telefoonnummer in.")]
    [InlineData("Phone", "12", "Dit is geen geldig telefoonnummer.")]
    [InlineData("Mail", "geen adres", "Dit is geen geldig e-mailadres.")]
    public async Task Answer_ThatCannotBeGivenSo_IsRefusedAtTheContact(string wish, string contact, string words)
    {
        var visitor = await app.AsAsync("docent");
        var page = await visitor.SendAsync(
            await visitor.GetAsync(Path), ("Input.Municipality", (await app.MunicipalityAsync("Lindestad")).Value.ToString()), ("Input.FamilyName", "Proefsma"),
            ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Own"), ("Input.Wish", wish), ("Input.Contact", contact));

        Assert.Equal(words, page.Document.GetElementById("Input_Contact-error")?.TextContent.Trim());
    }

    [Fact]
    public async Task Holder_ChoosesTheOriginFromTheListAndHasTheOwnMunicipalityReady()
    {
        var visitor = await app.AsAsync("dossierhouder");
        var form = await visitor.GetAsync(Path);
        var own = (await app.MunicipalityAsync("Lindestad")).Value.ToString();
        Assert.Equal(own, form.Document.QuerySelector("[name='Input.Municipality'] option[selected]")!.GetAttribute("value"));

        var refused = await visitor.SendAsync(form, ("Input.Origin", "verzonnen"), ("Input.FamilyName", "A"), ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Hearsay"));
        Assert.Equal("Maak een keuze.", refused.Document.GetElementById("Input_Origin-error")?.TextContent.Trim());

        var receipt = await visitor.SendAsync(refused, ("Input.Origin", "police"));
        Assert.StartsWith("/mijn-meldingen/", receipt.Path);
        Assert.Equal(1, await app.LookAsync(db => db.Signals.CountAsync(s => s.Origin == "police")));
    }
}
