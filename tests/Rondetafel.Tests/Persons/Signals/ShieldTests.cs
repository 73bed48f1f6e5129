using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Signals;

/// <summary>Not only the pages: the table itself opens nothing of a shielded signal.</summary>
public sealed class ShieldTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task TheTableOfAShieldedSignal_ReadsNothing_UntilTheStopIsUndone()
    {
        var given = await Given.SignalAsync(app);
        Assert.Equal("Zandstra", await NameAsync(given));

        await Given.StoppedAsync(app, given);
        Assert.Null(await NameAsync(given));

        await Given.ChangeAsync(app, given, "dossierhouder", (signal, _, step) => signal.Undo(step.Given("Vergissing."), step.By, step.Now));
        Assert.Equal("Zandstra", await NameAsync(given));
    }

    private Task<string?> NameAsync(GivenSignal given) => app.LookAsync(async db =>
    {
        var signal = await db.Signals.AsNoTracking().SingleAsync(s => s.Id == given.Id);
        var item = await db.Signals.Where(s => s.Id == given.Id).Items().SingleAsync();
        var table = CaseTable.For(app.Services.GetRequiredService<SealedTexts>(), await Given.ActorAsync(db, "dossierhouder"), Permission.ReadSignal, item);
        return table!.Read(signal.FamilyName, given.Id.Value);
    });
}
