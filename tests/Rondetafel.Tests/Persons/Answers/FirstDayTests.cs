using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Answers;

/// <summary>The first day of an instance: nobody approved the texts yet, and everybody sees whom to ask. Each test has an application of its own.</summary>
public sealed class FirstDayTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        await _app.InAsync(async (db, _) => await db.Catalogue.Where(c => c.Kind == CatalogueKind.FeedbackText || c.Kind == CatalogueKind.Criterion).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Status, CatalogueStatus.Proposed).SetProperty(c => c.ProposedBy, (ProfessionalId?)null).SetProperty(c => c.ApprovedBy, (ProfessionalId?)null)));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Receipt_is_not_acknowledged_and_the_page_names_whom_to_ask()
    {
        var given = await Given.SignalAsync(_app);
        using var noor = await _app.AsAsync("dossierhouder");

        var form = await noor.GetAsync(given.Page + "/bevestigen");
        Assert.Contains("Daan Wolters, beheerder, Zorg- en Veiligheidshuis Lindevaart", form.Words);
        Assert.Contains("Robin Verhage", form.Words);
        Assert.DoesNotContain("Noor Teunissen, dossierhouder,", form.Document.QuerySelector("main")!.TextContent);
        var page = await noor.SendAsync(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Die is nog niet goedgekeurd door twee mensen.", page.Document.QuerySelector(".rt-errors")!.TextContent);
        Assert.Equal(SignalStatus.Received, await StatusAsync(given));
    }

    [Fact]
    public async Task No_text_is_given_with_a_decision_and_later_still_can()
    {
        var given = await Given.SignalAsync(_app);
        await Given.AcknowledgedAsync(_app, given);
        using var noor = await _app.AsAsync("dossierhouder");
        (string, string?)[] stop = [("Input.Target", "no_sign"), ("Input.Reason", "Niets aan de hand.")];

        var form = await noor.GetAsync(given.Page + "/stoppen");
        Assert.Contains("Daan Wolters", form.Words);
        Assert.Null(form.Document.QuerySelector("input[name='Input.Feedback.Say'][value='now']"));
        var refused = await noor.SendAsync(form, [.. stop, ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "no_sign")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Deze tekst is niet goedgekeurd.", refused.Words);
        Assert.Equal((SignalStatus.Acknowledged, 0), (await StatusAsync(given), await _app.LookAsync(db => db.Answers.SelectMany(a => a.Texts).CountAsync())));

        await noor.SendAsync(form, [.. stop, ("Input.Feedback.Say", "later")]);
        Assert.Equal(SignalStatus.Stopped, await StatusAsync(given));
        Assert.Contains("Daan Wolters", (await noor.GetAsync(given.Page + "/antwoord")).Words);
    }

    [Fact]
    public async Task Two_people_put_a_text_in_force_and_one_cannot()
    {
        var given = await Given.SignalAsync(_app);
        using var daan = await _app.AsAsync("beheerder");
        using var robin = await _app.AsAsync("procesregisseur");
        using var noor = await _app.AsAsync("dossierhouder");
        var (id, version) = await _app.LookAsync(async db => await db.Catalogue.SingleAsync(c => c.Code == "received") is var e ? (e.Id.Value.ToString(), e.Version) : default);
        var first = await daan.GetAsync("/beheer/voorstellen");
        Assert.Contains("Nog niemand nam dit over.", first.Words);
        Assert.Contains("De meegeleverde teksten wachten op twee mensen", (await daan.GetAsync("/beheer")).Words);

        var taken = await JudgeAsync(daan, first, id, version);
        Assert.Contains("Het geldt zodra een tweede persoon het goedkeurt.", taken.Words);
        var alone = await JudgeAsync(daan, taken, id, version + 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.SendAsync(await noor.GetAsync(given.Page + "/bevestigen"))).Status);

        await JudgeAsync(robin, await robin.GetAsync("/beheer/voorstellen"), id, version + 1);
        var page = await noor.SendAsync(await noor.GetAsync(given.Page + "/bevestigen"));
        Assert.Equal((HttpStatusCode.OK, given.Page), (page.Status, page.Path));
        Assert.Equal(SignalStatus.Acknowledged, await StatusAsync(given));
    }

    [Fact]
    public async Task Numbers_count_at_once_and_say_that_nobody_checked_them()
    {
        using var daan = await _app.AsAsync("beheerder");

        var page = await daan.GetAsync("/beheer/getallen");

        Assert.Contains("Nog niet gecontroleerd", page.Words);
        Assert.All(await _app.LookAsync(db => db.Catalogue.Where(c => c.Kind == CatalogueKind.Parameter).ToListAsync()), p => Assert.Equal((CatalogueStatus.InForce, null), (p.Status, p.VerifiedBy)));
    }

    private static Task<Seen> JudgeAsync(Visitor visitor, Seen page, string id, int version)
    {
        var form = page.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();
        return visitor.SendAsync(page, form, ("id", id), ("__version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("approve", "true"));
    }

    private Task<SignalStatus> StatusAsync(GivenSignal given) => _app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.Status).SingleAsync());
}
