using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Admin;

/// <summary>Who founds a partnership gives the first approving role alone, and no other one in the same moment. Each test has an application of its own.</summary>
public sealed class AskedRolesMeanwhileTests : IAsyncLifetime
{
    private const string Ever = "\"EverApproved\" AND"; // as it is asked, not as one of the columns of a row

    private readonly InterceptedApp<Meanwhile> _alone = new();

    public async ValueTask InitializeAsync()
    {
        await _alone.InitializeAsync();
        await AskedRolesTests.FoundAsync(_alone);
    }

    public ValueTask DisposeAsync() => _alone.DisposeAsync();

    [Fact]
    public async Task OfTwoDesignationsAtOnce_TheSecondIsRefused_AndThenWaitsForASecondPerson()
    {
        var admin = await Account.Joined.ReadyAsync(_alone, "beheerder");
        var (one, two) = (await admin.GetAsync("/beheer/professionals/nieuw"), await admin.GetAsync("/beheer/professionals/nieuw"));
        var (joris, mara) = (await AskedRolesTests.FormAsync(_alone, "Joris Bakker", "joris"), await AskedRolesTests.FormAsync(_alone, "Mara Valk", "mara"));
        var first = HttpStatusCode.Unused;
        _alone.Between.Do(Ever, async () => first = (await admin.SendAsync(one, joris)).Status);

        var second = await admin.SendAsync(two, mara);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (first, second.Status));
        Assert.Contains("Intussen kan een ander rollen bevestigen", second.Document.QuerySelector("#Input_Roles-error")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal([Role.ProcessDirector], (await FindAsync("joris")).Roles);
        Assert.False(await _alone.LookAsync(db => db.Professionals.AnyAsync(p => p.Email == "mara@lindevaart.example")));
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(second, mara)).Status);
        Assert.Equal(("", "ProcessDirector"), Of(await FindAsync("mara")));
    }

    [Fact]
    public async Task OfTwoChangesAtOnce_TheSecondIsRefused_AndThenWaitsForASecondPerson()
    {
        var admin = await Account.Joined.ReadyAsync(_alone, "beheerder");
        var (teacher, police) = (await FindAsync("docent"), await FindAsync("politie"));
        var (one, two) = (await admin.GetAsync($"/beheer/professionals/{teacher.Id.Value}"), await admin.GetAsync($"/beheer/professionals/{police.Id.Value}"));
        (string, string?)[] more = [("Input.Roles", "Professional"), ("Input.Roles", "Administrator")];
        var first = HttpStatusCode.Unused;
        _alone.Between.Do(Ever, async () => first = (await admin.SendAsync(one, more)).Status);

        var second = await admin.SendAsync(two, more);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (first, second.Status));
        Assert.Contains(Role.Administrator, (await FindAsync("docent")).Roles);
        Assert.Equal(Of(police), Of(await FindAsync("politie")));
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(second, more)).Status);
        Assert.Equal(("Professional", "Administrator"), Of(await FindAsync("politie")));
    }

    [Fact]
    public async Task AChangeThatGivesNoRole_GoesOnMeanwhile()
    {
        var admin = await Account.Joined.ReadyAsync(_alone, "beheerder");
        var police = await FindAsync("politie");
        var (one, two) = (await admin.GetAsync("/beheer/professionals/nieuw"), await admin.GetAsync($"/beheer/professionals/{police.Id.Value}"));
        var form = await AskedRolesTests.FormAsync(_alone, "Joris Bakker", "joris");
        var first = HttpStatusCode.Unused;
        _alone.Between.Do(Ever, async () => first = (await admin.SendAsync(one, form)).Status);

        var second = await admin.SendAsync(two, ("Input.Function", "teamchef"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first, second.Status));
        Assert.Equal(("teamchef", Of(police)), ((await FindAsync("politie")).Function, Of(await FindAsync("politie"))));
    }

    private static (string Has, string Asked) Of(Professional person) => (string.Join(',', person.Roles), string.Join(',', person.AskedRoles));

    private Task<Professional> FindAsync(string key)
    {
        var email = $"{key}@lindevaart.example";
        return _alone.LookAsync(db => db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email));
    }
}
