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

    [Theory]
    [InlineData("narrowed")]
    [InlineData("proposed")]
    [InlineData("declined")]
    public async Task WhatAColleagueGaveOrProposedMeanwhile_IsSeenFirst_AndTheTypedReasonIsKept(string how)
    {
        const string first = "De gemeente helpt hem met wonen.", typed = "Het OM weegt dit mee.";
        var (police, town) = ((await app.ActorAsync("politie")).Organisation!.Value, (await app.ActorAsync("dossierhouder")).Organisation!.Value);
        var (given, id, _) = await WithHealthAsync(audience: Audience.Of([police]));
        Task ProposeAsync() => given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Of([police, town]), first, turn.By, turn.Now));
        if (how == "declined") await ProposeAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var page = await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}");
        if (how == "proposed") await ProposeAsync();
        if (how == "narrowed") await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Own, null, turn.By, turn.Now));
        if (how == "declined") await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.DoWidening(id, WideningAction.Decline, c.Contributions.Single(p => p.Id == id).WideningAt, "Nog niet.", turn.By, turn.Now));
        var before = await FoundAsync(given, id);

        var clash = await partner.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "WholeTable"), ("Input.Reason", typed));

        var after = await FoundAsync(given, id);
        Assert.Equal((HttpStatusCode.Conflict, before.AudienceKind, before.Widening, before.WideningAt), (clash.Status, after.AudienceKind, after.Widening, after.WideningAt));
        var stands = clash.Document.QuerySelector("[aria-labelledby=clash]")!.TextContent;
        Assert.Equal(how == "proposed", stands.Contains(first, StringComparison.Ordinal));
        Assert.Equal(how != "narrowed", stands.Contains("Politie", StringComparison.Ordinal));
        Assert.Equal(typed, clash.Form("handler=Audience").QuerySelector("#Input_Reason")!.TextContent.Trim());
        Assert.Equal(how == "declined", clash.Words.Contains("Nog niet.", StringComparison.Ordinal));
        await partner.SendAsync(clash, clash.Form("handler=Audience"));
        Assert.Equal((WideningStatus.Waiting, AudienceKind.WholeTable), await FoundAsync(given, id) is var found ? (found.Widening, found.WiderKind!.Value) : default);
    }

    [Fact]
    public async Task WhyItWasWidened_IsStillRead_WhileMoreIsProposedAndWhenThatIsDeclined()
    {
        const string more = "Het OM weegt dit mee.";
        var (given, id, address) = await WithHealthAsync();
        var police = (await app.ActorAsync("politie")).Organisation!.Value;
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Of([police]), Why, turn.By, turn.Now));
        using var director = await app.AsAsync("procesregisseur");
        await director.SendAsync(await director.GetAsync(address), ("Input.Answer", "Confirm"));
        await given.ChangeAsync(app, "tafelpartner", (c, turn) => c.GiveAudience(id, Audience.Table, more, turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");
        using var reader = await app.AsAsync("politie");
        async Task<IReadOnlyList<(bool Why, bool More)>> ReadAsync()
        {
            var pages = new List<Seen>();
            foreach (var visitor in new[] { partner, director, reader }) pages.Add(await visitor.GetAsync($"{given.Page}/bijdragen/{id.Value}/wie-ziet-dit"));
            return [.. pages.Select(p => (p.Words.Contains(Why, StringComparison.Ordinal), p.Words.Contains(more, StringComparison.Ordinal)))];
        }

        Assert.Equal([(true, false), (true, false), (false, false)], await ReadAsync());
        var asked = await director.GetAsync(address);
        Assert.Contains(more, asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, asked.Words, StringComparison.Ordinal);
        await director.SendAsync(asked, ("Input.Answer", "Decline"), ("Input.Reason", "Het OM hoeft dit niet te weten."));

        Assert.Equal([(true, false), (true, false), (false, false)], await ReadAsync());
        foreach (var (visitor, reads) in new[] { (partner, true), (director, false), (reader, false) }) // why it was declined is for its provider
            Assert.Equal(reads, (await visitor.GetAsync($"{given.Page}/bijdragen/{id.Value}")).Words.Contains("Het OM hoeft dit niet te weten.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReaderWhoIsNotTheProvider_LearnsNothingFromAMark()
    {
        var police = (await app.ActorAsync("politie")).Organisation!.Value;
        var (given, id, _) = await WithHealthAsync(audience: Audience.Of([police]));
        using var partner = await app.AsAsync("tafelpartner");
        using var reader = await app.AsAsync("politie");
        var own = await partner.GetAsync($"{given.Page}/bijdragen/{id.Value}");
        var form = own.Form("handler=Audience");
        var mark = form.QuerySelector("[name='Input.SeenAudience']")!.GetAttribute("value")!;
        var theirs = await reader.GetAsync("/account/wachtwoord"); // for its keys
        var keys = theirs.Document.QuerySelectorAll("main input[type=hidden]").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToList();
        Task<Seen> TryAsync(string seen, string once) => reader.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent([.. keys.Where(k => k.Key != "__once"), new("__once", once), new("Input.Audience", "WholeTable"), new("Input.Reason", Why), new("Input.SeenAudience", seen)]),
        });

        var (right, wrong) = (await TryAsync(mark, "mark-key-1"), await TryAsync("wrong", "mark-key-2"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, right.Status, right.Masked), (wrong.Status, wrong.Status, wrong.Masked));
        Assert.Equal((WideningStatus.None, AudienceKind.NamedOrganisations), await StandAsync(given, id));
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
