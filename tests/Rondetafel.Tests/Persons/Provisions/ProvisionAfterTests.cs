using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>What changes after something was chosen or handed over: seats that ended, cases that closed, a person who was corrected.</summary>
public sealed class ProvisionAfterTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.NotFound)]
    public async Task ASeatThatEnded_OpensNothingWhenTheCaseCloses(bool ended, HttpStatusCode answer)
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided);
        if (ended) await given.Case.ChangeAsync(_app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => c.Contributions.Any(x => x.By == s.ProfessionalId)).Id, turn.By, turn.Now));
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await CloseAsync(given);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        using var police = await _app.AsAsync("politie");

        var page = await police.GetAsync($"{given.Page}/toestemming");

        Assert.Equal(answer, page.Status);
    }

    [Fact]
    public async Task WhoItIsAbout_IsShownToAProviderWhileAsked_AndNotOnceItWentOut()
    {
        var (asked, gone) = (await GivenProvision.InAsync(_app, ProvisionStatus.AskingConsent, transfer: true), await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true));
        using var police = await _app.AsAsync("politie");

        Assert.Contains(GivenProvision.Jesse.FamilyName!, (await police.GetAsync($"{asked.Page}/toestemming")).Words, StringComparison.Ordinal);
        var page = await police.GetAsync($"{gone.Page}/toestemming");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(GivenProvision.Police, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenProvision.Jesse.FamilyName!, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConsent_CountsForThePersonThatItsProviderSaw()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.AskingConsent, transfer: true);
        using var police = await _app.AsAsync("politie");
        var form = await police.GetAsync($"{given.Page}/toestemming");
        await _app.LookAsync(async db =>
        {
            var (provision, director) = (await db.Provisions.Include(p => p.Items).Include(p => p.Refusals).SingleAsync(p => p.Id == given.Id), await Given.ActorAsync(db, "procesregisseur"));
            Assert.True(provision.Rework(director, _app.Clock.Now).IsGood);
            Assert.True(provision.WriteReceiver(GivenProvision.ReceiverOf(true), director, _app.Clock.Now, GivenProvision.Jesse with { GivenNames = "Jessica" }).IsGood);
            Assert.True(provision.Ask(director, _app.Clock.Now).IsGood);
            return await db.SaveChangesAsync();
        });

        var page = await police.SendAsync(form, ("Input.Items[0].Answer", "yes"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Jessica", page.Words, StringComparison.Ordinal);
        Assert.Equal(ItemConsent.Waiting, await _app.LookAsync(db => db.Provisions.Where(p => p.Id == given.Id).SelectMany(p => p.Items).Where(i => i.ContributionId != null).Select(i => i.Consent).SingleAsync()));
    }

    [Fact]
    public async Task APersonWhoIsCorrected_GoesNoFurtherAsTheyWere_AndTheDirectorHearsWhoHasThem()
    {
        var (approved, gone) = (await GivenProvision.InAsync(_app, ProvisionStatus.Approved, transfer: true), await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true));
        using var director = await _app.AsAsync("procesregisseur");
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = await director.SendAsync(await director.GetAsync(approved.Case.Page + "/persoon"), ("Input.FamilyName", "Anders"));
        var second = await director.SendAsync(await director.GetAsync(gone.Case.Page + "/persoon"), ("Input.FamilyName", "Anders"));
        Assert.DoesNotContain("samenwerkingsverband heeft nog", first.Words, StringComparison.Ordinal);
        Assert.Contains("samenwerkingsverband heeft nog", second.Words, StringComparison.Ordinal);

        var page = await director.SendAsync(await director.GetAsync(approved.Page + "/overhandigen"), ("Input.Target", nameof(HandOver.SealedFile)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(ProvisionStatus.Approved, await _app.LookAsync(db => db.Provisions.Where(p => p.Id == approved.Id).Select(p => p.Status).SingleAsync()));
    }

    private Task CloseAsync(GivenProvision given) => given.Case.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
        new CaseStepGiven(new CaseStepId(turn.NewId()), "Klaar."), [.. c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, "Gehaald."))], new ClosingGiven(c.TableOn(turn.Today), Acknowledged: true), turn.By, turn.Now));
}
