using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Days and choices that cannot be: each is refused with a sentence of its own, and nothing is kept.</summary>
public sealed class DaysTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Task<GivenCase> _case = GivenCase.AtTableAsync(app, new GivenTable { Seats = ["dossierhouder", "politie"] });

    [Fact]
    public async Task Telling_the_person_waits_no_longer_than_the_case_lasts() =>
        Assert.Contains("Kies een dag vóór het einde van de casus.", await SentAsync("dossierhouder", "/informeren", ("Input.Told", "no"), ("Input.Why", "Onderzoek."), ("Input.Until", "1-1-2060")));

    [Fact]
    public async Task A_review_until_yesterday_is_told_to_look_ahead() =>
        Assert.Contains("Kies een datum na vandaag.", await SentAsync("procesregisseur", "/herzien", ("Input.Until", "gisteren"), ("Input.Reason", "Nog nodig.")));

    [Fact]
    public async Task A_fact_did_not_happen_tomorrow() =>
        Assert.Contains("Kies vandaag of een eerdere dag.", await SentAsync("politie", "/bijdrage", ("Input.Kind", "Fact"), ("Input.Text", "Stond op het plein."), ("Input.Day", "morgen")));

    [Fact]
    public async Task An_audience_that_is_none_is_not_read_as_the_whole_table()
    {
        Assert.Contains("Kies", await SentAsync("politie", "/bijdrage", ("Input.Kind", "Fact"), ("Input.Text", "Stond bij de brug."), ("Input.Audience", "ownorganisation2")));

        using var other = await app.AsAsync("dossierhouder");
        Assert.DoesNotContain("Stond bij de brug.", (await other.GetAsync((await _case).Page)).Words);
    }

    private async Task<string> SentAsync(string key, string place, params (string, string?)[] given)
    {
        var page = (await _case).Page + place;
        using var visitor = await app.AsAsync(key);
        return (await visitor.SendAsync(await visitor.GetAsync(page), given)).Words;
    }
}
