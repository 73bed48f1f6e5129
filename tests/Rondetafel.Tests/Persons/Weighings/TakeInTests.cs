using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

public sealed class TakeInTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string, string?)[] Filled =
    [
        ("Input.Reason", "Taal en filmpje samen."), ("Input.LighterOption", "Alleen jeugdhulp bleek te weinig."), ("Input.Purpose", "Weer naar school en weg van de groep."),
        ("Input.ExitCriteria[0]", "Een half jaar geen nieuwe zorg."), ("Input.NeededUntil", "over 2 maanden"), ("Input.NextDiscussionOn", "over 2 weken"),
        ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "taken_up"),
    ];

    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task TakenIn_OpensACaseWithItsTable_AndLeavesNothingInTheSignal()
    {
        var signal = await Scenes.BroughtAsync();
        var id = await Scenes.AtTheTableAsync(signal);
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/opnemen");
        Assert.Contains("Sam Lindeman", form.Words);
        Assert.Contains("Grond: de Wet PGA.", form.Words);
        Assert.Contains("Een stoel loopt tot de aanwijzing eindigt, of tot de casus sluit.", form.Words);
        Assert.DoesNotContain("Fenna", form.Html);
        Assert.Equal(["received", "what_you_can_do", "looked_at", "taken_up"], form.Document.QuerySelectorAll("[name='Input.Feedback.Texts']").Select(t => t.GetAttribute("value"))); // nothing that says it was no sign
        var code = await app.LookAsync(db => db.Signals.Where(s => s.Id == signal).Select(s => s.Code).SingleAsync());
        var mails = await app.LookAsync(db => db.Outbox.CountAsync());

        var page = await chair.SendAsync(form, Filled);

        var made = await app.LookAsync(db => db.Cases.Include(c => c.Seats).Include(c => c.Contributions).Include(c => c.ExitCriteria).SingleAsync(c => c.WeighingId == id));
        Assert.Equal($"/casussen/{made.Id.Value}", page.Path);
        Assert.Equal(CaseStatus.Running, made.Status);
        Assert.Equal(4, made.Seats.Count);
        var designated = await app.LookAsync(db => db.Professionals.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.DesignatedUntil));
        Assert.All(made.Seats, s => Assert.Equal(designated[s.ProfessionalId], s.Until)); // not the first review on 2 May
        Assert.Single(made.ExitCriteria);
        var gemeente = await app.LookAsync(db => db.Organisations.Where(o => o.Name == "Gemeente Lindestad").Select(o => o.Id).SingleAsync());
        Assert.Equal(5, made.Contributions.Count);
        Assert.All(made.Contributions, c => Assert.Equal((gemeente, "pga", AudienceKind.WholeTable), (c.Provider, c.Ground, c.AudienceKind)));
        Assert.Equal(3, made.Contributions.Count(c => c.Kind == ContributionKind.Fact && c.FactStatus == FactStatus.Reported)); // what was already done too
        Assert.Contains($"De melder van melding {code} vindt", page.Words);
        Assert.DoesNotContain("Gemeente Lindestad vindt", page.Words);
        var left = await app.LookAsync(db => db.Signals.Include(s => s.Facts).SingleAsync(s => s.Id == signal));
        Assert.Equal(SignalStatus.TakenIn, left.Status);
        Assert.Empty(left.Facts);
        Assert.Null(left.FamilyName);
        Assert.Null(left.Worry);
        Assert.NotNull(left.DestroyOn);
        Assert.Equal(WeighingStatus.TakenIn, await app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Status).SingleAsync()));
        Assert.InRange(await app.LookAsync(db => db.Outbox.CountAsync()), mails + 5, int.MaxValue); // a likely duplicate may be told besides
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "CaseTakenIn" && a.ObjectId == made.Id.Value)));

        var why = page.Document.GetElementById("waarom")!.TextContent;
        Assert.Contains("Weer naar school en weg van de groep.", why);
        Assert.Contains("Wet PGA (nog niet juridisch nagekeken)", why);

        page = await chair.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains("Naar de casus", page.Words);
        Assert.Contains("Alleen jeugdhulp bleek te weinig.", page.Words);
    }

    [Fact]
    public async Task Refusals_StandBesideTheirFields_AndWhatWasTypedStays()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/opnemen");
        foreach (var (without, field, words) in new[]
        {
            ("Input.Reason", "Reason", "Schrijf kort waarom"), ("Input.LighterOption", "LighterOption", "lichtere mogelijkheid"), ("Input.Purpose", "Purpose", "waarvoor"),
            ("Input.ExitCriteria[0]", "ExitCriteria_0_", "ten minste één ding"), ("Input.NeededUntil", "NeededUntil", "Vul een datum in"),
            ("Input.NextDiscussionOn", "NextDiscussionOn", "Vul een datum in"), ("Input.Feedback.Say", "Feedback_Say", "Maak een keuze"),
        })
        {
            var page = await chair.SendAsync(form, Filled.Select(f => f.Item1 == without ? (f.Item1, null) : f).ToArray());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(words, page.Document.QuerySelector($"#Input_{field}-error")?.TextContent ?? $"no refusal beside {field}: {page.Words}");
            if (without != "Input.Purpose") Assert.Contains("Weer naar school", page.Document.QuerySelector("#Input_Purpose")!.TextContent);
        }
        var none = form.Document.QuerySelectorAll("input[name$='.Chosen']").Select(e => (e.GetAttribute("name")!, (string?)null));
        var refused = await chair.SendAsync(form, [.. Filled, .. none]);
        Assert.Contains("Kies wie er aan tafel komen", refused.Document.QuerySelector("#Input_Seats-error")!.TextContent);
        Assert.Equal(0, await app.LookAsync(db => db.Cases.CountAsync(c => c.WeighingId == id)));
    }

    [Fact]
    public async Task Minor_IsReviewedWithinThreeMonths()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync(new ScenePerson { BirthDate = "12-2-2010" }));
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/opnemen");
        Assert.Contains("uiterlijk 2 juni 2026", form.Words);

        var page = await chair.SendAsync(form, Filled.Select(f => f.Item1 == "Input.NeededUntil" ? (f.Item1, "3-6-2026") : f).ToArray());
        Assert.Contains("Kies een eerdere dag", page.Document.QuerySelector("#Input_NeededUntil-error")!.TextContent);
        page = await chair.SendAsync(page, ("Input.NeededUntil", "2-6-2026"));

        Assert.StartsWith("/casussen/", page.Path);
    }

    [Fact]
    public async Task OneMoreLine_SavesNothingAndKeepsWhatWasTyped()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/opnemen");
        Assert.Equal(3, form.Document.QuerySelectorAll("input[name^='Input.ExitCriteria']").Length);

        var page = await chair.SendAsync(form, [.. Filled, ("more", "1")]);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(4, page.Document.QuerySelectorAll("input[name^='Input.ExitCriteria']").Length);
        Assert.Contains("Taal en filmpje samen.", page.Document.QuerySelector("#Input_Reason")!.TextContent);
        Assert.Equal(0, await app.LookAsync(db => db.Cases.CountAsync(c => c.WeighingId == id)));
        page = await chair.SendAsync(page, ("Input.ExitCriteria[3]", "Een vaste baan."));
        Assert.StartsWith("/casussen/", page.Path);
        Assert.Equal(2, await app.LookAsync(db => db.Set<ExitCriterion>().CountAsync(c => db.Cases.Any(x => x.Id == c.CaseId && x.WeighingId == id))));
    }

    [Fact]
    public async Task ChoosingToTakeIn_OnTheDecisionPage_TakesTheReasonAlong()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");

        var page = await chair.SendAsync(form, ("Input.Outcome", "TakeIn"), ("Input.Reason", "Kattenstaart."), ("Input.Feedback.Say", "now"));

        Assert.Equal($"/wegingen/{id.Value}/opnemen", page.Path);
        Assert.Contains("Kattenstaart.", page.Document.QuerySelector("#Input_Reason")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("input[name='Input.Feedback.Say'][value=now][checked]"));
        Assert.Equal(WeighingStatus.Opened, await app.LookAsync(db => db.Weighings.Where(w => w.Id == id).Select(w => w.Status).SingleAsync()));
    }

    [Fact]
    public async Task SeatEndsWithTheDesignation_AndOnlyTheChosenFactsGoAlong()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<global::Rondetafel.Data.RondetafelDb>();
            var sam = await db.Professionals.SingleAsync(p => p.Email == "tafelpartner@lindevaart.example", TestContext.Current.CancellationToken);
            sam.Redesignate(new Designation(sam.OrganisationId, null, sam.Name, sam.Email, sam.Function, new DateOnly(2026, 4, 1), sam.Roles.ToList()), 12, Actor.Clock, app.Clock.Now, new DateOnly(2026, 3, 2));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/opnemen");
        var first = form.Document.QuerySelector("input[name='Input.Facts']")!.GetAttribute("value");

        await chair.SendAsync(form, [.. Filled, ("Input.Facts", first)]);

        var made = await app.LookAsync(db => db.Cases.Include(c => c.Seats).Include(c => c.Contributions).SingleAsync(c => c.WeighingId == id));
        Assert.Single(made.Contributions);
        Assert.Contains(made.Seats, s => s.Until == new DateOnly(2026, 4, 1));
        Assert.Contains(made.Seats, s => s.Until == new DateOnly(2027, 1, 2));
    }
}
