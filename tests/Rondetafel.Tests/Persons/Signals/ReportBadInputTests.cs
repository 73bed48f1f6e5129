using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class ReportBadInputTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Input.Worry")]
    [InlineData("Input.Facts[0].What")]
    [InlineData("Input.Facts[0].Where")]
    [InlineData("Input.ReporterName")]
    public async Task TooLong_IsRefusedBesideItsField_WithTheTextKept(string field)
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var before = await CountAsync();

        var refused = await ReportForm.SendAsync(visitor, page, (field, new string('é', 8001)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("te lang", Error(refused, field));
        var kept = refused.Document.GetElementById(Id(field))!;
        Assert.Equal(8001, (kept.GetAttribute("value") ?? kept.TextContent.TrimStart('\n')).Length);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task TheLongestText_IsTaken()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        Assert.NotEmpty(ReportForm.CodeOf(await ReportForm.SendAsync(visitor, page, ("Input.Worry", new string('é', 8000)))));
    }

    [Theory]
    [InlineData("Input.Facts[0].What", "", "Input.Facts[0].What", "gezien of gehoord")]
    [InlineData("Input.Facts[0].Observation", null, "Input.Facts[0].Observation", "Kies hoe u dit weet")]
    [InlineData("Input.Facts[0].Observation", "Allebei", "Input.Facts[0].Observation", "Kies hoe u dit weet")]
    [InlineData("Input.Facts[1].When", "gisteren", "Input.Facts[1].What", "gezien of gehoord")]
    [InlineData("Input.Description", " ", "Input.FamilyName", "een naam")]
    [InlineData("Input.Wish", "Phone", "Input.Phone", "telefoonnummer")]
    [InlineData("Input.Wish", "Mail", "Input.Mail", "e-mailadres")]
    [InlineData("Input.Phone", "12", "Input.Phone", "geen geldig telefoonnummer")]
    public async Task WhatIsMissing_StandsBesideItsField_AndAtTheTop(string field, string? value, string at, string words)
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var before = await CountAsync();

        var refused = await ReportForm.SendAsync(visitor, page, (field, value), ("Input.Worry", "blijft staan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(words, Error(refused, at));
        Assert.NotNull(refused.Document.QuerySelector($"[data-errors] a[href='#{Id(at)}']"));
        Assert.NotNull(refused.Document.GetElementById(Id(at)));
        Assert.Equal("blijft staan", refused.Document.QuerySelector("#Input_Worry")!.TextContent.Trim());
        Assert.StartsWith("Fout: ", refused.Document.Title);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task ASecondFact_StaysOpen_AfterARefusal()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var refused = await ReportForm.SendAsync(visitor, page, ("Input.Facts[1].When", "gisteren"));

        Assert.NotNull(refused.Document.QuerySelector("details.nogeen[open] #Input_Facts_1__When"));
        Assert.Null(page.Document.QuerySelector("details.nogeen[open]"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>\"'><img src=x onerror=alert(2)>")]
    [InlineData("Hij zei 😱👩‍👩‍👧 en مرحبا בעולם \u202Eomgekeerd")]
    public async Task StrangeText_IsShownAsText_AndKeptAsItIs(string text)
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var refused = await ReportForm.SendAsync(visitor, page, ("Input.Worry", text), ("Input.Facts[0].Observation", null));
        await ReportForm.SendAsync(visitor, refused, ("Input.Worry", text));

        Assert.Equal(text, refused.Document.QuerySelector("#Input_Worry")!.TextContent.Trim());
        Assert.Empty(refused.Document.QuerySelectorAll("script:not([src]), img"));
        Assert.Equal(text, await LastWorryAsync());
    }

    [Fact]
    public async Task AnEmptyReport_IsToldAllThatIsAsked()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var refused = await visitor.SendAsync(page);

        Assert.NotNull(refused.Document.QuerySelector("[id='Input_Facts_0__What-error']"));
        Assert.NotNull(refused.Document.QuerySelector("[id='Input_Facts_0__Observation-error']"));
    }

    [Fact]
    public async Task ControlCharacters_AreLeftOut_LineEndsStay()
    {
        await ReportForm.ReportAsync(app, ("Input.Worry", "een\u0001twee\u0007\r\ndrie\t"), ("Input.GivenNames", "\u001b"));

        Assert.Equal("eentwee\r\ndrie", await LastWorryAsync());
    }

    [Fact]
    public async Task NullBytes_AreLeftOut_AndTheReportIsTaken()
    {
        await ReportForm.ReportAsync(app, ("Input.Worry", "een\0twee %00 drie\0"), ("Input.ReporterName", "Fenna\0"));

        Assert.Equal("eentwee %00 drie", await LastWorryAsync());
    }

    [Fact]
    public async Task AFormWithNullBytes_ThatIsRefused_IsShownAgainWithItsText()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var refused = await ReportForm.SendAsync(visitor, page, ("Input.Worry", "een\0twee\u0007 😱 \u202Eomgekeerd"), ("Input.Facts[0].What", "\0"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("eentwee 😱 \u202Eomgekeerd", refused.Document.QuerySelector("#Input_Worry")!.TextContent.Trim());
    }

    [Fact]
    public async Task AFormLeftOpen_KeepsTheText_AndCanBeSentAgain()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        app.Clock.Advance(TimeSpan.FromHours(3));

        var asked = await ReportForm.SendAsync(visitor, page, ("Input.Worry", "lang nagedacht"));
        var sent = await ReportForm.SendAsync(visitor, asked);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("stond te lang open", asked.Words);
        Assert.Equal("lang nagedacht", asked.Document.QuerySelector("#Input_Worry")!.TextContent.Trim());
        Assert.NotEmpty(ReportForm.CodeOf(sent));
    }

    [Fact]
    public async Task ATicketOfOurOwnMaking_IsNotTaken()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var refused = await ReportForm.SendAsync(visitor, page, ("ticket", "AAAA"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("stond te lang open", refused.Words);
    }

    [Fact]
    public async Task WithoutItsToken_TheFormIsRefused()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        var refused = await ReportForm.SendAsync(visitor, page, ("__form", null));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Dit konden wij niet lezen", refused.Heading);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "hallo")]
    [InlineData("multipart/form-data", "geen grens")]
    public async Task AnotherContentType_IsTheSamePage400(string type, string body)
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var request = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new(type);

        var refused = await visitor.FollowAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "Dit konden wij niet lezen"), (refused.Status, refused.Heading));
    }

    [Fact]
    public async Task AFormThatBreaksOff_IsTheSamePage400()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var request = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = new StringContent("--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc", Encoding.UTF8) };
        request.Content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "xx") } };

        var refused = await visitor.FollowAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "Dit konden wij niet lezen"), (refused.Status, refused.Heading));
    }

    [Fact]
    public async Task ABodyOverTheLimit_IsThePage413()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var body = new ByteArrayContent(new byte[(int)Limits.RequestBytes + 1]);
        body.Headers.ContentType = new("application/x-www-form-urlencoded");

        var request = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = body };
        request.Headers.ExpectContinue = true;

        var refused = await visitor.FollowAsync(request);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Dit is te groot"), (refused.Status, refused.Heading));
        Assert.DoesNotContain("Er is niets verloren gegaan.", refused.Words);
        Assert.Contains("Wat u net verstuurde misschien niet.", refused.Words);
    }

    private Task<int> CountAsync() => app.LookAsync(db => db.Signals.CountAsync());

    private static string Id(string field) => field.Replace('.', '_').Replace('[', '_').Replace(']', '_');

    private static string Error(Seen page, string field) => page.Document.GetElementById(Id(field) + "-error")?.TextContent ?? $"no error beside {field}: {page.Words}";

    private async Task<string?> LastWorryAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var signal = await db.Signals.OrderByDescending(s => s.ReceivedAt).FirstAsync();
        var item = await db.Signals.Where(s => s.Id == signal.Id).Items().SingleAsync();
        var holder = new Actor(null, null, signal.MunicipalityId, new HashSet<Role> { Role.Dossierhouder });
        return CaseTable.For(scope.ServiceProvider.GetRequiredService<SealedTexts>(), holder, Permission.ReadSignal, item)!.Read(signal.Worry, signal.Id.Value);
    }
}
