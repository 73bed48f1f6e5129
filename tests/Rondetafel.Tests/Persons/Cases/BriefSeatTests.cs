using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>A seat for four hours: given by the director or who is on duty, over to the second, reviewed by another organisation.</summary>
public sealed class BriefSeatTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task ItOpensTheCase_ForFourHoursToTheSecond_AndEverybodyThereIsTold()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"], FamilyName = "Vlietkoning" });
        var start = _app.Clock.Now;
        using (var early = await _app.AsAsync("tafelpartner")) Assert.Equal(HttpStatusCode.NotFound, (await early.GetAsync(given.Page)).Status);

        await GiveAsync(given, "tafelpartner");

        _app.Clock.Set(start.AddHours(4).AddSeconds(-1));
        using (var partner = await _app.AsAsync("tafelpartner"))
        {
            var page = await partner.GetAsync(given.Page);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("U leest mee met een stoel voor vier uur, tot vandaag om", page.Words, StringComparison.Ordinal);
            Assert.Contains(given.Number, (await partner.GetAsync("/casussen")).Words, StringComparison.Ordinal);
            var work = await partner.GetAsync("/mijn-werk");
            Assert.Contains("U kreeg in nood een stoel", work.Words, StringComparison.Ordinal);
            Assert.NotNull(work.Document.QuerySelector($"main a[href='{given.Page}']"));
            _app.Clock.Set(start.AddHours(4));
            Assert.Null((await partner.GetAsync("/mijn-werk")).Document.QuerySelector($"main a[href='{given.Page}']"));
            Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(given.Page)).Status);
            Assert.DoesNotContain(given.Number, (await partner.GetAsync("/casussen")).Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Vlietkoning", (await partner.GetAsync("/zoeken?q=Vlietkoning")).Html.Replace("value=\"Vlietkoning\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        foreach (var key in new[] { "dossierhouder", "politie", "fg" }) Assert.Equal((1, 1), (await NoticesAsync(key, "cases.notice.brief.other"), await MailsAsync(key)));
        Assert.Equal((0, 1), (await NoticesAsync("tafelpartner", "cases.notice.brief.other"), await MailsAsync("tafelpartner")));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "BriefSeatGiven" && a.ObjectId == given.Id.Value)));
        Assert.Equal(1, await _app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "case.brief_seat")));
        var who = await _app.PersonAsync("tafelpartner");
        Assert.True(await _app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "Case.opened" && a.ObjectId == given.Id.Value && a.ActorId == who.Value && a.Rule == "seat-opens-case")));
    }

    [Fact]
    public async Task ThePagesSayUntilWhen_AndItCannotBeRenewed()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        await GiveAsync(given, "tafelpartner");
        var seat = (await _app.LookAsync(given.WholeAsync)).Seats.Single(s => s.EndsAt is not null);
        var until = new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl).ShortTime(seat.EndsAt!.Value);
        using (var police = await _app.AsAsync("politie"))
        {
            var page = await police.GetAsync(given.Page);
            Assert.Contains("Stoel voor vier uur: Sam Lindeman (Welzijn Lindestad) leest mee", page.Words, StringComparison.Ordinal);
            Assert.Contains("voor vier uur, tot " + until, page.Words, StringComparison.Ordinal);
            Assert.Contains(until, (await police.GetAsync(given.Page + "/wie-ziet-dit")).Words, StringComparison.Ordinal);
        }
        using var director = await _app.AsAsync("procesregisseur");
        var table = await director.GetAsync(given.Page + "/tafel");
        var line = Assert.Single(table.Document.QuerySelectorAll("ul.zetel > li"), l => l.QuerySelector("b")!.TextContent == "Sam Lindeman");
        Assert.Equal(["End"], line.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!.Split("handler=")[1]));

        var refused = await director.SendAsync(table, table.Form("handler=Renew"), ("Input.Seat", seat.Id.Value.ToString()), ("Input.Last", "over 3 weken"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Deze stoel eindigt na vier uur.", refused.Words, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromHours(4));
        Assert.DoesNotContain("leest mee", (await director.GetAsync(given.Page)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Lindeman", (await director.GetAsync(given.Page + "/wie-ziet-dit")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsOnDuty_GivesItByTheNumber_AndOpensNothing()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"], GivenNames = "Ysbrand", FamilyName = "Vlietkoning" });
        var other = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        var standIn = await _app.PersonAsync("om");
        await given.ChangeAsync(_app, "procesregisseur", (c, turn) => c.GiveSeat(new NewSeat(new SeatId(turn.NewId()), _holder, _house, turn.Today.AddDays(90), null, standIn, "chair"), turn.By, turn.Now));
        using var om = await _app.AsAsync("om");
        Assert.Equal(HttpStatusCode.NotFound, (await om.GetAsync(given.Page)).Status);
        Assert.NotNull((await om.GetAsync("/mijn-werk")).Document.QuerySelector("a[href='/vier-uur']"));
        var page = await om.GetAsync("/vier-uur");
        Assert.Contains(given.Number, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Number, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Vlietkoning", page.Html, StringComparison.Ordinal);

        var refused = await om.SendAsync(page, ("Input.Case", given.Id.Value.ToString()), ("Input.Professional", ""), ("Input.Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById("Input_Professional-error"));
        Assert.NotNull(refused.Document.GetElementById("Input_Reason-error"));
        var hidden = await om.SendAsync(page, ("Input.Case", other.Id.Value.ToString()), ("Input.Professional", Option(page, "Input.Professional", "Sam Lindeman")), ("Input.Reason", "Nood."), ("__once", "hidden-1"));
        var absent = await om.SendAsync(page, ("Input.Case", Guid.AllBitsSet.ToString()), ("Input.Professional", Option(page, "Input.Professional", "Sam Lindeman")), ("Input.Reason", "Nood."), ("__once", "absent-1"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, absent.Status, absent.Words), (hidden.Status, hidden.Status, hidden.Words));

        var done = await om.SendAsync(page, ("Input.Case", given.Id.Value.ToString()), ("Input.Professional", Option(page, "Input.Professional", "Sam Lindeman")), ("Input.Reason", "Er dreigt nu iets."), ("__once", "given-1"));

        Assert.Equal((HttpStatusCode.OK, "/vier-uur"), (done.Status, done.Path));
        Assert.Contains($"Casus {given.Number}: Sam Lindeman, tot", done.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await om.GetAsync(given.Page)).Status);
        using (var partner = await _app.AsAsync("tafelpartner")) Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(given.Page)).Status);
        Assert.Equal(1, await NoticesAsync("procesregisseur", "cases.notice.brief.other"));
        using (var director = await _app.AsAsync("procesregisseur")) Assert.Matches("Jip van Aalst.*zag de casus of een actie in een lijst", (await director.GetAsync(given.Page + "/wie-keek")).Words);
        Assert.True(await _app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "CasesOnDuty.listed" && a.ActorId == standIn.Value && a.Rule == "standin-lets-in")));
        using (var police = await _app.AsAsync("politie")) Assert.DoesNotContain(given.Number, (await police.GetAsync("/vier-uur")).Words, StringComparison.Ordinal);
        foreach (var key in new[] { "fg", "docent", "beheerder" })
            using (var none = await _app.AsAsync(key)) Assert.Equal(HttpStatusCode.NotFound, (await none.GetAsync("/vier-uur")).Status);
    }

    [Fact]
    public async Task WhereNobodyStandsIn_TheDirectorOfTheMunicipalityIsOnDuty()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        await Given.DirectorAsync(_app, "ander", "Zita Ander");
        await Given.NameDirectorAsync(_app, "Lindestad", "ander");
        using var next = await _app.AsAsync("ander");
        var page = await next.GetAsync("/vier-uur");
        Assert.Contains(given.Number, page.Words, StringComparison.Ordinal);

        await next.SendAsync(page, ("Input.Case", given.Id.Value.ToString()), ("Input.Professional", Option(page, "Input.Professional", "Sam Lindeman")), ("Input.Reason", "Er dreigt nu iets."));

        Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(given.Page)).Status);
        using var partner = await _app.AsAsync("tafelpartner");
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(given.Page)).Status);
    }

    [Fact]
    public async Task SomebodyOfAnotherOrganisationReviews_AndReadsOnlyWhyItWasGiven()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"], FamilyName = "Vlietkoning" });
        await GiveAsync(given, "tafelpartner", "Zei dat hij nu gaat.");
        var brief = (await _app.LookAsync(BriefAsync(given))).Id.Value;
        foreach (var key in new[] { "procesregisseur", "tafelpartner", "om", "fg", "beheerder", "docent" })
            using (var none = await _app.AsAsync(key)) Assert.Equal(HttpStatusCode.NotFound, (await none.GetAsync($"/vier-uur/{brief}")).Status);
        using var police = await _app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await police.GetAsync($"/vier-uur/{Guid.AllBitsSet}")).Status);
        Assert.NotNull((await police.GetAsync("/mijn-werk")).Document.QuerySelector($"a[href='/vier-uur/{brief}']"));
        var page = await police.GetAsync($"/vier-uur/{brief}");
        Assert.Contains("Zei dat hij nu gaat.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Vlietkoning", page.Html, StringComparison.Ordinal);
        var refused = await police.SendAsync(page, ("Input.Why", ""));
        Assert.NotNull(refused.Document.GetElementById("Input_Justified-error"));
        Assert.NotNull(refused.Document.GetElementById("Input_Why-error"));
        using var holder = await _app.AsAsync("dossierhouder");
        var second = await holder.GetAsync($"/vier-uur/{brief}");

        var done = await police.SendAsync(page, ("Input.Justified", "ja"), ("Input.Why", "Er was geen tijd."), ("__once", "review-1"));

        Assert.Equal((HttpStatusCode.OK, "/mijn-werk"), (done.Status, done.Path));
        Assert.Null(done.Document.QuerySelector($"a[href='/vier-uur/{brief}']"));
        var clash = await holder.SendAsync(second, ("Input.Justified", "nee"), ("Input.Why", "Mijn woorden."));
        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Mijn woorden.", clash.Html, StringComparison.Ordinal);
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "BriefSeatReviewed" && a.ObjectId == given.Id.Value)));
        Assert.Equal(1, await _app.LookAsync(db => db.Counts.CountAsync(c => c.Kind == "case.brief_seat_reviewed" && c.Code == "justified")));
        Assert.True(await _app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "BriefSeat.opened" && a.ObjectId == given.Id.Value && a.Rule == "seat-reviews-brief-seat")));
        Assert.Equal((1, 1), (await NoticesAsync("procesregisseur", "cases.notice.brief.reviewed"), await NoticesAsync("tafelpartner", "cases.notice.brief.reviewed")));
        using var director = await _app.AsAsync("procesregisseur");
        Assert.Contains("Er was geen tijd.", (await director.GetAsync(given.Page + "/tafel")).Words, StringComparison.Ordinal);
        Assert.Contains("las waarom een stoel voor vier uur is gegeven", (await director.GetAsync(given.Page + "/wie-keek")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AColleagueOfWhoGotIt_ReviewsOnlyWhileNoThirdOrganisationSitsThere()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        await GiveAsync(given, "dossierhouder-twee");
        var brief = (await _app.LookAsync(BriefAsync(given))).Id.Value;
        using var colleague = await _app.AsAsync("dossierhouder");
        using (var police = await _app.AsAsync("politie"))
        {
            Assert.Equal(HttpStatusCode.OK, (await police.GetAsync($"/vier-uur/{brief}")).Status);
            Assert.NotNull((await police.GetAsync("/mijn-werk")).Document.QuerySelector($"a[href='/vier-uur/{brief}']"));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync($"/vier-uur/{brief}")).Status);
        Assert.Null((await colleague.GetAsync("/mijn-werk")).Document.QuerySelector($"a[href='/vier-uur/{brief}']"));
        var person = await _app.PersonAsync("politie");
        await given.ChangeAsync(_app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => s.ProfessionalId == person).Id, turn.By, turn.Now));

        var page = await colleague.GetAsync($"/vier-uur/{brief}");
        Assert.NotNull((await colleague.GetAsync("/mijn-werk")).Document.QuerySelector($"a[href='/vier-uur/{brief}']"));
        Assert.Equal("/mijn-werk", (await colleague.SendAsync(page, ("Input.Justified", "nee"), ("Input.Why", "Het kon wachten."))).Path);
    }

    [Fact]
    public async Task WhereNoOtherOrganisationSits_TheOfficerReviews()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder"] });
        await GiveAsync(given, "tafelpartner");
        var brief = (await _app.LookAsync(BriefAsync(given))).Id.Value;
        using var officer = await _app.AsAsync("fg");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/vier-uur/{brief}")).Status); // the dossierhouder sits there for another organisation than the director's
        var seat = (await _app.LookAsync(given.WholeAsync)).Seats.Single(s => s.EndsAt is null).Id;
        await given.ChangeAsync(_app, "procesregisseur", (c, turn) => c.EndSeat(seat, turn.By, turn.Now));

        var page = await officer.GetAsync($"/vier-uur/{brief}");
        var done = await officer.SendAsync(page, ("Input.Justified", "nee"), ("Input.Why", "Het kon wachten."));

        Assert.Equal("/mijn-werk", done.Path);
        Assert.False((await _app.LookAsync(BriefAsync(given))).Justified);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(given.Page)).Status);
    }

    [Fact]
    public async Task ALateReview_ShowsToTheOfficer_AndUntilItIsDoneTheGiverGivesNoOther()
    {
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        var other = await GivenCase.AtTableAsync(_app, new GivenTable { Seats = ["dossierhouder", "politie"] });
        await GiveAsync(given, "tafelpartner");
        var brief = await _app.LookAsync(BriefAsync(given));
        _app.Clock.Set(brief.ReviewBy.ToDateTime(new TimeOnly(9, 0)));
        using (var officer = await _app.AsAsync("fg")) Assert.DoesNotContain(given.Number, (await officer.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        using (var officer = await _app.AsAsync("fg")) Assert.Contains($"De beoordeling van een stoel voor vier uur bij {given.Number} is te laat", (await officer.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        var refused = await GiveAsync(other, "tafelpartner");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("niet op tijd beoordeeld", refused.Words, StringComparison.Ordinal);
        using (var police = await _app.AsAsync("politie"))
            await police.SendAsync(await police.GetAsync($"/vier-uur/{brief.Id.Value}"), ("Input.Justified", "ja"), ("Input.Why", "Er was geen tijd."));

        Assert.Equal(HttpStatusCode.OK, (await GiveAsync(other, "tafelpartner")).Status);
        Assert.Single((await _app.LookAsync(db => db.Cases.Include(c => c.BriefSeats).SingleAsync(c => c.Id == other.Id))).BriefSeats);
    }

    private ProfessionalId _holder => _app.PersonAsync("dossierhouder-twee").GetAwaiter().GetResult();

    private OrganisationId _house => _app.LookAsync(db => db.Professionals.Where(p => p.Email.StartsWith("dossierhouder-twee@")).Select(p => p.OrganisationId).SingleAsync()).GetAwaiter().GetResult();

    private static Func<Rondetafel.Data.RondetafelDb, Task<BriefSeat>> BriefAsync(GivenCase of) => db => db.BriefSeats.AsNoTracking().SingleAsync(b => b.CaseId == of.Id);

    private async Task<Seen> GiveAsync(GivenCase given, string to, string reason = "Er dreigt nu iets.")
    {
        using var director = await _app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/tafel");
        return await director.SendAsync(page, page.Form("handler=Brief"), ("Brief.Professional", (await _app.PersonAsync(to)).Value.ToString()), ("Brief.Reason", reason));
    }

    private async Task<int> NoticesAsync(string key, string kind)
    {
        var who = await _app.PersonAsync(key);
        return await _app.LookAsync(db => db.ViewNotices.CountAsync(n => n.For == who && n.Kind == kind));
    }

    private async Task<int> MailsAsync(string key)
    {
        var who = await _app.PersonAsync(key);
        return await _app.LookAsync(db => db.Outbox.CountAsync(o => o.For == who));
    }

    private static string Option(Seen page, string field, string name) =>
        page.Document.QuerySelectorAll($"select[name='{field}'] option").First(o => o.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;
}
