using System.Net;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

// What the second person reads before they answer, and what happens while they read.
public sealed partial class WideningTests
{
    [Fact]
    public async Task TheSecondReadsBeforehand_TheSourceTheCheckTheFilesAndWhatIsProposed()
    {
        var (given, id, address) = await WithHealthAsync();
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.SettleFact(id, FactStatus.Refuted, "Het recept was van een ander.", turn.By, turn.Now));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Propose(new ProposalId(turn.NewId()), id, ProposalKind.Addition, "Het was een ander middel.", turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");
        var form = (await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}")).Form("handler=Attach");
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        content.Add(new ByteArrayContent("brief"u8.ToArray()), "Input.File", "recept.txt");
        await partner.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content });
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync(address);

        foreach (var words in new[] { Words, Source, "klopt niet:", "Het recept was van een ander.", "Het was een ander middel." }) Assert.Contains(words, page.Words, StringComparison.Ordinal);
        var file = Assert.Single(page.Document.QuerySelectorAll("main a"), a => a.TextContent == "recept.txt").GetAttribute("href")!;
        Assert.Equal("brief", (await director.GetAsync(file)).Html);
    }

    [Theory]
    [InlineData("attach")]
    [InlineData("withdraw")]
    [InlineData("restore")]
    [InlineData("check")]
    [InlineData("propose")]
    public async Task WhatCameWithItOrLeftMeanwhile_IsReadAgainFirst(string what)
    {
        var (given, id, address) = await ProposedAsync();
        var file = default(AttachmentId);
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.Attach(id, file = new AttachmentId(turn.NewId()), "recept.txt", "text/plain", 5, turn.By, turn.Now));
        if (what == "restore") await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.DoAttachment(file, AttachmentAction.Withdraw, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(address);
        await given.ChangeAsync(app, what == "propose" ? "procesregisseur" : "tafelpartner", (c, turn) => what switch
        {
            "attach" => c.Attach(id, new AttachmentId(turn.NewId()), "meer.txt", "text/plain", 5, turn.By, turn.Now),
            "withdraw" => c.DoAttachment(file, AttachmentAction.Withdraw, turn.By, turn.Now),
            "restore" => c.DoAttachment(file, AttachmentAction.Restore, turn.By, turn.Now),
            "check" => c.SettleFact(id, FactStatus.Refuted, "Het recept gezien.", turn.By, turn.Now),
            _ => c.Propose(new ProposalId(turn.NewId()), id, ProposalKind.Addition, "Een ander middel.", turn.By, turn.Now),
        });

        var clash = await director.SendAsync(page, ("Input.Answer", "Confirm"));

        Assert.Equal((HttpStatusCode.Conflict, (WideningStatus.Waiting, AudienceKind.OwnOrganisation)), (clash.Status, await StandAsync(given, id)));
        await director.SendAsync(clash, ("Input.Answer", "Confirm"));
        Assert.Equal((WideningStatus.None, AudienceKind.WholeTable), await StandAsync(given, id));
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("dropped")]
    [InlineData("taken over")]
    public async Task WhoAnswersWhatIsNotTheirsAnyMore_KeepsTheTypedReason(string how)
    {
        const string reason = "De politie hoeft dit niet te weten.";
        var (given, id, address) = await ProposedAsync("dossierhouder");
        var colleague = await app.ActorAsync("dossierhouder-twee");
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(address);
        await given.ChangeAsync(app, how == "taken over" ? "procesregisseur" : "dossierhouder", (c, turn) => how switch
        {
            "withdrawn" => c.DoWidening(id, WideningAction.Withdraw, c.Contributions.Single(p => p.Id == id).WideningAt, null, turn.By, turn.Now),
            "dropped" => c.GiveAudience(id, Audience.Own, null, turn.By, turn.Now),
            _ => c.GiveSeat(new NewSeat(new SeatId(turn.NewId()), colleague.Id!.Value, colleague.Organisation!.Value, turn.Today.AddDays(90)), turn.By, turn.Now),
        });
        var before = await StandAsync(given, id);

        var late = await director.SendAsync(page, ("Input.Answer", "Decline"), ("Input.Reason", reason));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(reason, late.Document.QuerySelector("#clash-typed")?.TextContent);
        Assert.Contains(Words, late.Words, StringComparison.Ordinal);
        Assert.Null(late.Document.QuerySelector("main [name='Input.Answer']"));
        Assert.Equal(before, await StandAsync(given, id));
    }

    [Fact]
    public async Task WhatWasRewrittenOrProposedAnewMeanwhile_IsReadAgainFirst()
    {
        foreach (var rewritten in new[] { true, false })
        {
            var (given, id, address) = await ProposedAsync();
            using var director = await app.AsAsync("procesregisseur");
            var page = await director.GetAsync(address);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await given.ChangeAsync(app, "tafelpartner", (c, turn) => rewritten ? c.Rewrite(id, "Ligt in het ziekenhuis.", null, turn.By, turn.Now) : c.GiveAudience(id, Audience.Table, Why, turn.By, turn.Now));

            var clash = await director.SendAsync(page, ("Input.Answer", "Confirm"));

            Assert.Equal(HttpStatusCode.Conflict, clash.Status);
            Assert.Equal((WideningStatus.Waiting, AudienceKind.OwnOrganisation), await StandAsync(given, id));
            await director.SendAsync(clash, ("Input.Answer", "Confirm"));
            Assert.Equal((WideningStatus.None, AudienceKind.WholeTable), await StandAsync(given, id));
        }
    }
}
