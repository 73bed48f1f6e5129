using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>A request answered in one form: what is given becomes a contribution with its own audience and conditions; who cannot share says so and no more.</summary>
public sealed class GivenAnswerTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Given", "asker", null)]
    [InlineData("Given", "WholeTable", null)]
    [InlineData("GivenWithConditions", "asker", "Alleen voor dit gesprek.")]
    public async Task WhatIsGiven_IsAContributionForWhoItIsMeant(string answer, string audience, string? conditions)
    {
        var (given, page) = await AskedAsync();
        using var partner = await app.AsAsync("tafelpartner");

        var after = await partner.SendAsync(await partner.GetAsync(page), ("Input.Answer", answer), ("Input.Text", "Komt elke dag op tijd."), ("Input.Audience", audience), ("Input.Conditions", conditions));

        Assert.Equal((HttpStatusCode.OK, given.Page), (after.Status, after.Path.Split('#')[0]));
        var whole = await app.LookAsync(given.WholeAsync);
        var (request, made) = (whole.Requests.Single(), whole.Contributions.Single());
        var police = (await app.ActorAsync("politie")).Organisation!.Value;
        Assert.Equal((answer, made.Id), (request.Answer.ToString(), request.ContributionId!.Value));
        Assert.Equal(audience == "asker" ? (AudienceKind.NamedOrganisations, police) : (AudienceKind.WholeTable, default), (made.AudienceKind, made.Named.FirstOrDefault()));
        foreach (var (key, reads) in new[] { ("politie", true), ("procesregisseur", true), ("dossierhouder", audience != "asker") })
        {
            using var visitor = await app.AsAsync(key);
            var seen = await visitor.GetAsync(given.Page);
            Assert.Equal(reads, seen.Words.Contains("Komt elke dag op tijd.", StringComparison.Ordinal));
            if (reads && conditions is not null) Assert.Contains(conditions, seen.Words, StringComparison.Ordinal);
        }
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == given.Id.Value && (a.Action == nameof(PartnerAnswered) || a.Action == nameof(ContributionAdded)) && a.Rule == "seat-opens-case")));
    }

    [Fact]
    public async Task CannotShare_KeepsNoWord_WhateverStoodInTheForm()
    {
        var (given, page) = await AskedAsync();
        using var partner = await app.AsAsync("tafelpartner");

        await partner.SendAsync(await partner.GetAsync(page), ("Input.Answer", "CannotShare"), ("Input.Text", "Toch maar niet."), ("Input.Conditions", "Geen."));

        var whole = await app.LookAsync(given.WholeAsync);
        Assert.Equal((RequestAnswer.CannotShare, (ContributionId?)null, 0), (whole.Requests.Single().Answer, whole.Requests.Single().ContributionId, whole.Contributions.Count));
        using var asker = await app.AsAsync("politie");
        Assert.Contains("Kan niet delen", (await asker.GetAsync(given.Page)).Document.QuerySelector("#vragen")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "Input.Answer")]
    [InlineData("Given", "", "", "Input.Contribution")]
    [InlineData("GivenWithConditions", "Iets.", "", "Input.Conditions")]
    [InlineData("Given", "Iets.", "mine", "Input.Contribution")]
    [InlineData("GivenWithConditions", "", "mine", "Input.Conditions")]
    public async Task ARefusal_StandsBesideItsField_AndKeepsNothing(string answer, string text, string contribution, string beside)
    {
        var (given, page) = await AskedAsync();
        var mine = await given.ContributeAsync(app, "tafelpartner", "Stond er al.");
        using var partner = await app.AsAsync("tafelpartner");

        var refused = await partner.SendAsync(await partner.GetAsync(page), ("Input.Answer", answer), ("Input.Text", text), ("Input.Contribution", contribution == "mine" ? mine.Value.ToString() : ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector($"#{beside.Replace('.', '_')}-error"));
        if (text.Length > 0) Assert.Contains(text, refused.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var whole = await app.LookAsync(given.WholeAsync);
        Assert.Equal((RequestAnswer.Waiting, 1), (whole.Requests.Single().Answer, whole.Contributions.Count));
    }

    [Theory]
    [InlineData("politie")]
    [InlineData("dossierhouder")]
    [InlineData("procesregisseur")]
    [InlineData("om")]
    public async Task OnlyWhoWasAsked_Answers(string key)
    {
        var (given, page) = await AskedAsync();
        using var visitor = await app.AsAsync(key);
        var own = await visitor.GetAsync("/account/wachtwoord"); // for its keys

        var posted = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(own.Document.QuerySelectorAll("main input[type=hidden]").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(new("Input.Answer", "CannotShare"))),
        });

        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.Equal(RequestAnswer.Waiting, (await app.LookAsync(given.WholeAsync)).Requests.Single().Answer);
    }

    /// <summary>The police asks welfare something.</summary>
    private async Task<(GivenCase Case, string Page)> AskedAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var (welfare, id) = ((await app.ActorAsync("tafelpartner")).Organisation!.Value, default(RequestId));
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(id = new RequestId(turn.NewId()), welfare, "Hoe gaat het op het werk?", turn.Today.AddDays(7), turn.By, turn.Now));
        return (given, $"{given.Page}/vragen/{id.Value}");
    }
}
