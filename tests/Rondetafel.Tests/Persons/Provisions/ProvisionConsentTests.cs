using System.Net;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>What one provider answers tells another nothing; what was refused cannot come back as own sentences unseen.</summary>
public sealed class ProvisionConsentTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Town = "Meldde zich bij het inloophuis.";

    [Fact]
    public async Task TwoProvidersWhoAnswerAtOnce_DoNotLearnOfEachOther()
    {
        var (address, id) = await AskedOfTwoAsync();
        using var police = await app.AsAsync("politie");
        using var holder = await app.AsAsync("dossierhouder");
        var (one, two) = (await police.GetAsync(address), await holder.GetAsync(address));

        Assert.Equal("/mijn-werk", (await police.SendAsync(one, ("Input.Items[0].Answer", "yes"))).Path);
        Assert.Equal(two.Masked, (await holder.GetAsync(address)).Masked);
        Assert.Equal("/mijn-werk", (await holder.SendAsync(two, ("Input.Items[0].Answer", "no"))).Path);

        Assert.Equal([ItemConsent.NotNeeded, ItemConsent.Given, ItemConsent.Refused], (await NowAsync(id)).Items.OrderBy(i => i.Consent).Select(i => i.Consent));
    }

    [Fact]
    public async Task TwoWhoSaveInTheSameMoment_BothSucceed()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            var (address, id) = await AskedOfTwoAsync();
            using var police = await app.AsAsync("politie");
            using var holder = await app.AsAsync("dossierhouder");
            var (one, two) = (await police.GetAsync(address), await holder.GetAsync(address));

            var both = await Task.WhenAll(police.SendAsync(one, ("Input.Items[0].Answer", "yes")), holder.SendAsync(two, ("Input.Items[0].Answer", "yes")));

            Assert.All(both, seen => Assert.Equal("/mijn-werk", seen.Path));
            Assert.Equal(2, (await NowAsync(id)).Items.Count(i => i.Consent == ItemConsent.Given));
        }
    }

    [Fact]
    public async Task WhatWasAskedAnewOtherwise_IsAClash_AndNothingIsAnswered()
    {
        var (address, id) = await AskedOfTwoAsync();
        using var police = await app.AsAsync("politie");
        var old = await police.GetAsync(address);
        await ChangeAsync(id, (p, director, now) =>
        {
            p.Rework(director, now);
            p.WriteReasons("Om een andere reden.", "Geen.", director, now);
            return p.Ask(director, now);
        });

        var clash = await police.SendAsync(old, ("Input.Items[0].Answer", "yes"));

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Om een andere reden.", clash.Words, StringComparison.Ordinal);
        Assert.Equal(0, (await NowAsync(id)).Items.Count(i => i.Consent == ItemConsent.Given));
        Assert.Equal("/mijn-werk", (await police.SendAsync(clash, ("Input.Items[0].Answer", "yes"))).Path);
    }

    [Fact]
    public async Task TheReviewerSeesWhatWasRefused_WithoutItsText_AndThatOwnSentencesCameAfter()
    {
        var (address, id) = await AskedOfTwoAsync();
        using (var police = await app.AsAsync("politie")) await police.SendAsync(await police.GetAsync(address), ("Input.Items[0].Answer", "yes"));
        using (var holder = await app.AsAsync("dossierhouder")) await holder.SendAsync(await holder.GetAsync(address), ("Input.Items[0].Answer", "no"));
        using var director = await app.AsAsync("procesregisseur");
        var page = $"/verstrekkingen/{id.Value}";
        var own = await director.GetAsync(page);
        await director.SendAsync(own, own.Form("handler=Submit"));
        using var second = await app.AsAsync("tafelpartner");

        var before = await second.GetAsync(page + "/meelezen");

        Assert.Contains("Gemeente Lindestad", before.Document.QuerySelector("#geweigerd")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Town, before.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("nadat een organisatie iets weigerde", before.Words, StringComparison.Ordinal);
        await second.SendAsync(before, before.Form("handler=SendBack"), ("Input.Reason", "Te veel."));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var step = await director.GetAsync(page + "/stap/inhoud");
        Assert.Contains("Herhaal dat niet in uw eigen zinnen", step.Words, StringComparison.Ordinal);
        await director.SendAsync(step, ("Input.Own", "Iemand meldde zich bij het inloophuis."), ("Input.Items", null));
        var again = await director.GetAsync(page);
        await director.SendAsync(again, again.Form("handler=Submit"));

        var after = await second.GetAsync(page + "/meelezen");

        Assert.Contains("nadat een organisatie iets weigerde", after.Document.QuerySelector("#geweigerd")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnSentencesThatStayAsTheyWere_AreNotMarked()
    {
        var (address, id) = await AskedOfTwoAsync();
        using (var holder = await app.AsAsync("dossierhouder")) await holder.SendAsync(await holder.GetAsync(address), ("Input.Items[0].Answer", "no"));
        using var director = await app.AsAsync("procesregisseur");
        await ChangeAsync(id, (p, by, now) => p.Rework(by, now));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var step = await director.GetAsync($"/verstrekkingen/{id.Value}/stap/inhoud");

        await director.SendAsync(step, ("Input.Items", null));

        var now = await NowAsync(id);
        Assert.Single(now.Refusals);
        Assert.All(now.Items, i => Assert.False(now.IsAfterRefusal(i)));
    }

    private async Task<(string Address, ProvisionId Id)> AskedOfTwoAsync()
    {
        var given = await GivenProvision.InAsync(app, ProvisionStatus.Preparing);
        var fact = await given.Case.ContributeAsync(app, "dossierhouder", Town);
        var holder = await app.ActorAsync("dossierhouder");
        await ChangeAsync(given.Id, (p, director, now) =>
        {
            var police = p.Items.Single(i => i.ContributionId is not null).Provider;
            p.Choose([Item(p.DirectorOrganisation, GivenProvision.Own), Item(police, GivenProvision.Police, given.Fact), Item(holder.Organisation!.Value, Town, fact)], director, now);
            return p.Ask(director, now);
        });
        app.Clock.Advance(TimeSpan.FromSeconds(1)); // what is refused comes after what was written
        return ($"{given.Page}/toestemming", given.Id);
    }

    private static NewProvisionItem Item(OrganisationId provider, string text, ContributionId? of = null) =>
        new(new ProvisionItemId(Rows.Id()), provider, text, null, of, of is null ? null : ContributionKind.Fact);

    private Task ChangeAsync(ProvisionId id, Func<Provision, Actor, DateTime, Outcome> change) => GivenProvision.ChangeAsync(app, id, change);

    private async Task<Provision> NowAsync(ProvisionId id) => await new GivenProvision(id, null!, default).NowAsync(app);
}
