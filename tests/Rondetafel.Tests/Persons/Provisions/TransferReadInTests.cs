using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Signals.ReadIn;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>What becomes of a file at the receiver: one signal of each transfer, and one that can be worked with. Each test has an application of its own.</summary>
public sealed class TransferReadInTests : IAsyncLifetime
{
    private static readonly RandomSource Random = new();
    private static readonly string AccessCode = SealedFile.NewAccessCode(Random);
    private static readonly TransferContent Sent = new("Regio Elders", "V-7KXD2", new DateOnly(2026, 3, 1), "grond", "Verhuisd.", GivenProvision.Jesse, [new(ContributionKind.Fact, "Politie", "Gezien.", null)]);

    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TwoWhoReadItAtOnce_MakeOneSignal()
    {
        await using var one = _app.Services.CreateAsyncScope();
        await using var two = _app.Services.CreateAsyncScope();
        var (first, second) = (await ReaderAsync(one), await ReaderAsync(two));
        var gate = _app.Services.GetRequiredService<WriteGate>();
        Task<(Guid? Signal, Outcome Outcome)>[] both;
        using (await gate.EnterAsync(CancellationToken.None)) // on SQLite both have looked, and wait for their turn to write
        {
            both = [Task.Run(() => first.RunAsync(new ReadTransfer(Sent), CancellationToken.None)), Task.Run(() => second.RunAsync(new ReadTransfer(Sent), CancellationToken.None))];
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        }
        var done = await Task.WhenAll(both);

        var signal = await _app.LookAsync(db => db.Signals.AsNoTracking().SingleAsync());
        Assert.All(done, d => Assert.Equal((signal.Id.Value, true), (d.Signal, d.Outcome.IsGood)));
        Assert.Single(done, d => d.Outcome.IsAlreadySo);
        Assert.Equal(1, await _app.LookAsync(db => db.Answers.CountAsync(a => a.SignalId == signal.Id)));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "TransferReadIn")));
    }

    [Fact]
    public async Task AFileOfTheOwnPartnership_IsRefused_WhetherTheRegisterKnowsItOrNot()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true);
        var known = await given.NowAsync(_app);
        var own = Sent with { Partnership = await _app.LookAsync(db => db.Partnerships.Select(p => p.Name).SingleAsync()), Day = Deadline.LocalDate(known.ProvidedAt!.Value) };
        Assert.NotEqual(own.Code, known.Code);
        using var holder = await _app.AsAsync("dossierhouder");
        var answers = new List<string>();

        foreach (var code in new[] { known.Code, own.Code })
        {
            var page = await TransferRoadTests.UploadAsync(holder, SealedFile.Seal(AccessCode, (own with { Code = code }).Write(), Random), AccessCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("Dit bestand is van uw eigen samenwerkingsverband.", page.Document.QuerySelector("#Input_File-error")?.TextContent ?? "", StringComparison.Ordinal);
            answers.Add(page.Document.QuerySelector("main")!.TextContent);
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(0, await _app.LookAsync(db => db.Signals.CountAsync()));
        var rows = await _app.LookAsync(db => db.Audit.AsNoTracking().Where(a => a.ObjectKind == "TransferFile").OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([("refused", null, true), ("refused", null, true)], rows.Select(r => (r.Kind, r.ObjectId, r.ActorId is not null)));
    }

    [Fact]
    public async Task WhoMayNotSeeTheEarlierOne_IsToldThatItWasReadIn()
    {
        await using (var one = _app.Services.CreateAsyncScope()) Assert.True((await (await ReaderAsync(one)).RunAsync(new ReadTransfer(Sent), CancellationToken.None)).Item2.IsGood);
        await using var two = _app.Services.CreateAsyncScope();
        var blind = await ReaderAsync(two, seesSignals: false);

        var (signal, outcome) = await blind.RunAsync(new ReadTransfer(Sent), CancellationToken.None);

        Assert.Equal((null, "transfer_known", "File"), (signal, outcome.Refusal?.Code, outcome.Refusal?.Field));
        Assert.Equal(1, await _app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task OnceItIsStopped_TheFileIsReadInAnew()
    {
        using var holder = await _app.AsAsync("dossierhouder");
        var file = SealedFile.Seal(AccessCode, Sent.Write(), Random);
        var first = await TransferRoadTests.UploadAsync(holder, file, AccessCode);
        await ChangeAsync(new SignalId(new Guid(first.Path.Split('/')[2])), (s, by) => s.Acknowledge(new StepGiven(new SignalStepId(Random.NewId())), by, _app.Clock.Now));
        Assert.Equal(first.Path, (await TransferRoadTests.UploadAsync(holder, file, AccessCode)).Path);
        await ChangeAsync(new SignalId(new Guid(first.Path.Split('/')[2])), (s, by) => s.Stop(new StepGiven(new SignalStepId(Random.NewId()), "geen zorg", "no_sign"), new SignalTerms(2, 14, 14), by, _app.Clock.Now));

        var second = await TransferRoadTests.UploadAsync(holder, file, AccessCode);

        Assert.NotEqual(first.Path, second.Path);
        Assert.Contains("Ingelezen", second.Words, StringComparison.Ordinal);
        Assert.Equal(1, await _app.LookAsync(db => db.Signals.CountAsync(s => s.TransferMark == Sent.Mark)));
        Assert.Equal(2, await _app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task ASignalOfTheLargestFile_CanStillBeAmended()
    {
        TransferItem item = new(ContributionKind.Fact, "Politie", new string('a', Narrative.MaxLength), new string('b', Narrative.MaxLength));
        var largest = Sent with { Items = [.. Enumerable.Repeat(item, TransferContent.MaxItems)] };
        Assert.Null(largest.Unreadable());
        using var holder = await _app.AsAsync("dossierhouder");
        var signal = await TransferRoadTests.UploadAsync(holder, SealedFile.Seal(AccessCode, largest.Write(), Random), AccessCode);
        Assert.Equal(HttpStatusCode.OK, signal.Status);
        var page = await holder.GetAsync($"{signal.Path}/aanvullen");
        var id = new SignalId(new Guid(signal.Path.Split('/')[2]));
        Assert.Equal(TransferContent.MaxItems * 4 + 1, await FactsAsync());

        var amended = await holder.SendAsync(page, ("Input.Relation", "via de overdracht"));

        Assert.Equal((HttpStatusCode.OK, signal.Path), (amended.Status, amended.Path));
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "SignalAmended")));
        Assert.Equal(TransferContent.MaxItems * 4 + 1, await FactsAsync());

        Task<int> FactsAsync() => _app.LookAsync(db => db.Signals.Where(s => s.Id == id).SelectMany(s => s.Facts).CountAsync());
    }

    [Fact]
    public async Task WithoutAMunicipality_TheFileStaysShut_AndOneThatWasKnownLeavesARow()
    {
        var file = SealedFile.Seal(AccessCode, Sent.Write(), Random);
        using var holder = await _app.AsAsync("dossierhouder");
        var first = await TransferRoadTests.UploadAsync(holder, file, AccessCode);
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "transfer.known")));

        Assert.Equal(first.Path, (await TransferRoadTests.UploadAsync(holder, file, AccessCode)).Path);

        var row = await _app.LookAsync(db => db.Audit.AsNoTracking().SingleAsync(a => a.Action == "transfer.known"));
        Assert.Equal(("read", "TransferFile", new Guid(first.Path.Split('/')[2]), true), (row.Kind, row.ObjectKind, row.ObjectId, row.ActorId is not null));
        Assert.Equal("holder-handles", row.Rule);
        await _app.LookAsync(db => db.TouchAsync(set => set.Professionals.Where(p => p.Email.StartsWith("dossierhouder@")).ExecuteUpdateAsync(u => u.SetProperty(p => p.MunicipalityId, (MunicipalityId?)null)), CancellationToken.None));
        using var nowhere = await _app.AsAsync("dossierhouder");
        foreach (var accessCode in new[] { AccessCode, SealedFile.NewAccessCode(Random) }) // the same answer: it was not opened
            Assert.Contains("gemeente", (await TransferRoadTests.UploadAsync(nowhere, file, accessCode)).Document.QuerySelector("main .rt-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Kind == "refused" && a.ObjectKind == "TransferFile")));
        Assert.Equal(1, await _app.LookAsync(db => db.Signals.CountAsync()));
    }

    /// <summary>The handler for the dossierhouder of the town, or for somebody who is none but has their municipality.</summary>
    private static async Task<ReadTransferHandler> ReaderAsync(AsyncServiceScope scope, bool seesSignals = true)
    {
        var (acting, db) = (scope.ServiceProvider.GetRequiredService<Acting>(), scope.ServiceProvider.GetRequiredService<RondetafelDb>());
        var holder = await Given.ActorAsync(db, "dossierhouder");
        acting.Become(seesSignals ? holder : holder with { Roles = new HashSet<Role>() }, null);
        return scope.ServiceProvider.GetRequiredService<ReadTransferHandler>();
    }

    private async Task ChangeAsync(SignalId id, Func<Signal, Actor, Outcome> change)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var found = await db.Signals.Include(s => s.Facts).Include(s => s.Steps).SingleAsync(s => s.Id == id);
        var outcome = change(found, await Given.ActorAsync(db, "dossierhouder"));
        Assert.True(outcome.IsGood, outcome.Refusal?.Code);
        await db.SaveChangesAsync();
    }
}
