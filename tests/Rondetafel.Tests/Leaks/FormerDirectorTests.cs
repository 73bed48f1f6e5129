using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Leaks;

/// <summary>Found by <c>prove access</c> and by attack: what a process director or member keeps, and must not keep, when the work or the role goes to another.</summary>
public sealed class FormerDirectorTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task DirectorWhoLostTheRole_ReadsAtTheirSeatWhatASeatReads()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie", "tafelpartner", "procesregisseur"] });
        await given.ContributeAsync(app, "politie", "Alleen voor de politie bestemd.", Audience.Own);
        using var director = await app.AsAsync("procesregisseur");
        Assert.Contains("Alleen voor de politie bestemd.", (await director.GetAsync(given.Page)).Words);

        await RolesAsync("procesregisseur", Role.TablePartner);
        try
        {
            var page = await director.GetAsync(given.Page);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Alleen voor de politie bestemd.", page.Words);
        }
        finally
        {
            await RolesAsync("procesregisseur", Role.ProcessDirector);
        }
    }

    [Fact]
    public async Task DirectorNamedAfterwards_FindsNoTraceOfAWeighingThatAnotherChairs()
    {
        var scenes = new WeighingScenes(app.Services);
        var signal = await scenes.BroughtAsync();
        await scenes.ConvenedAsync(signal);
        await RolesAsync("om", Role.ProcessDirector);
        await NameAsync("om");
        try
        {
            using var named = await app.AsAsync("om");
            var (hidden, absent) = (await named.GetAsync($"/wegingen/nieuw/{signal.Value}"), await named.GetAsync($"/wegingen/nieuw/{Rows.Id()}"));

            Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
            Assert.Equal(absent.Words, hidden.Words);
        }
        finally
        {
            await NameAsync("procesregisseur");
            await RolesAsync("om", Role.WeighingMember, Role.TablePartner);
        }
    }

    [Fact]
    public async Task TheCalendarOfWhoMayOpenNoMeetingAnyMore_IsNotThere()
    {
        using var member = await app.AsAsync("om");
        var made = await member.SendAsync(await member.GetAsync("/overleg/agenda-adres"));
        var address = new Uri(made.Document.QuerySelector("code.meet-adres")!.TextContent).PathAndQuery;
        using var calendar = app.Anyone();
        Assert.Equal(HttpStatusCode.OK, (await calendar.GetAsync(address)).Status);

        await RolesAsync("om", Role.Professional);
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync(address)).Status);
        }
        finally
        {
            await RolesAsync("om", Role.WeighingMember, Role.TablePartner);
        }
    }

    private Task<int> RolesAsync(string key, params Role[] roles) => app.InDbAsync(async db =>
    {
        var email = key + "@lindevaart.example";
        var person = await db.Professionals.SingleAsync(p => p.Email == email);
        var given = new Designation(person.OrganisationId, person.MunicipalityId, person.Name, person.Email, person.Function, person.DesignatedUntil, roles);
        Assert.True(person.Redesignate(given, 12, Actor.Clock, app.Clock.Now, Deadline.LocalDate(app.Clock.Now)).IsGood);
        return await db.SaveChangesAsync();
    });

    private Task<int> NameAsync(string key) => app.InDbAsync(async db =>
    {
        var email = key + "@lindevaart.example";
        var person = await db.Professionals.SingleAsync(p => p.Email == email);
        foreach (var municipality in await db.Municipalities.ToListAsync()) municipality.NameDirector(person.Id, Actor.Clock, app.Clock.Now);
        return await db.SaveChangesAsync();
    });
}
