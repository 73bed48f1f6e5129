using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Data;

/// <summary>What every save demands and does, on the database under test.</summary>
public sealed class SaveTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task ChangeWithoutEvent_Throws_AndSavesNothing()
    {
        var id = await app.SignalAsync();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDbAsync(async db =>
        {
            var signal = await db.Signals.SingleAsync(s => s.Id == id);
            db.Entry(signal).Property(s => s.Code).CurrentValue = "M-ANDERS";
            return await db.SaveChangesAsync();
        }));

        Assert.Equal("Signal was changed without an event.", thrown.Message);
        Assert.NotEqual("M-ANDERS", (await ReadAsync(id)).Code);
    }

    [Fact]
    public async Task RemovalWithoutEvent_Throws_AndRemovesNothing()
    {
        var id = await app.SignalAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDbAsync(async db =>
        {
            db.Signals.Remove(await db.Signals.SingleAsync(s => s.Id == id));
            return await db.SaveChangesAsync();
        }));

        Assert.NotNull(await ReadAsync(id));
    }

    [Fact]
    public async Task PartWithoutItsLoadedRoot_Throws()
    {
        var id = await app.SignalAsync();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDbAsync(async db =>
        {
            var fact = await db.Set<SignalFact>().SingleAsync(f => f.SignalId == id);
            db.Entry(fact).Property(f => f.Day).CurrentValue = new DateOnly(2026, 1, 1);
            return await db.SaveChangesAsync();
        }));

        Assert.Equal("SignalFact was changed without loading its root.", thrown.Message);
    }

    [Fact]
    public async Task SealedTextMovedToAnotherRow_Throws()
    {
        var (from, to) = (await app.SignalAsync(), await app.SignalAsync());
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDbAsync(async db =>
        {
            var (source, target) = (await db.Signals.SingleAsync(s => s.Id == from), await db.Signals.SingleAsync(s => s.Id == to));
            target.Acknowledge(new StepGiven(new SignalStepId(Rows.Id())), Actor.Clock, app.Clock.Now);
            db.Entry(target).Property(s => s.Worry).CurrentValue = source.Worry;
            return await db.SaveChangesAsync();
        }));

        Assert.Equal("A sealed text was moved to Signal.Worry.", thrown.Message);
    }

    [Fact]
    public async Task SynchronousSave_Throws() => await app.InDbAsync(db =>
    {
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
        return Task.FromResult(0);
    });

    [Fact]
    public async Task ContextSavesOnce() => await app.InDbAsync(async db =>
    {
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Equal("A context saves once.", thrown.Message);
        return 0;
    });

    [Fact]
    public async Task EventsBecomeAuditRows_WithWhoWhatAndWhy()
    {
        var by = await app.ActorAsync("dossierhouder");
        var id = await app.SignalAsync();
        await app.InDbAsync(async db =>
        {
            db.Trace = new AuditTrace("/meldingen/{id}/bevestigen", "holder-handles", "HandleSignal");
            (await db.Signals.SingleAsync(s => s.Id == id)).Acknowledge(new StepGiven(new SignalStepId(Rows.Id())), by, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var row = await app.InDbAsync(db => db.Audit.SingleAsync(a => a.ObjectId == id.Value && a.Action == nameof(SignalAcknowledged)));

        Assert.Equal(("write", "Signal", 1, by.Id!.Value.Value), (row.Kind, row.ObjectKind, row.ActionVersion, row.ActorId!.Value));
        Assert.Equal((by.Organisation!.Value.Value, "holder-handles", "HandleSignal", "/meldingen/{id}/bevestigen"), (row.OrganisationId!.Value, row.Rule, row.Purpose, row.Origin));
        Assert.Equal(app.Clock.Now, row.At);
    }

    [Fact]
    public async Task AuditRowThatCannotBeWritten_TakesTheChangeBack()
    {
        var id = await app.SignalAsync();
        var drop = await BlockAuditAsync();
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => AcknowledgeAsync(id));
            Assert.Equal(SignalStatus.Received, (await ReadAsync(id)).Status);
        }
        finally
        {
            await TestDatabase.AsOwnerAsync(app.Settings, drop);
        }
        await AcknowledgeAsync(id);
        Assert.Equal(SignalStatus.Acknowledged, (await ReadAsync(id)).Status);
    }

    [Fact]
    public async Task ChangeOfOnlyAPart_RaisesTheVersionOfItsRoot()
    {
        var id = await app.SignalAsync();
        var before = await ReadAsync(id);
        await app.InDbAsync(async db =>
        {
            (await db.Signals.SingleAsync(s => s.Id == id)).AddByReporter(new SignalAdditionId(Rows.Id()), "Nog iets.", new SignalTerms(2, 14, 14), Actor.Public, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var after = await ReadAsync(id);

        Assert.Equal(before.Version + 1, after.Version);
        Assert.Single(after.Additions);
    }

    [Fact]
    public async Task TwoEditors_TheSecondIsRefused_AlsoWhenOnlyPartsChange()
    {
        var id = await app.SignalAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var second = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var stale = await second.Signals.SingleAsync(s => s.Id == id, TestContext.Current.CancellationToken);
        await app.InDbAsync(async db =>
        {
            (await db.Signals.SingleAsync(s => s.Id == id)).AddByReporter(new SignalAdditionId(Rows.Id()), "De eerste.", new SignalTerms(2, 14, 14), Actor.Public, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        stale.AddByReporter(new SignalAdditionId(Rows.Id()), "De tweede.", new SignalTerms(2, 14, 14), Actor.Public, app.Clock.Now);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Single((await ReadAsync(id)).Additions);
    }

    [Fact]
    public async Task OnceKey_CanBeSavedOnce_AndItsChangeWithIt()
    {
        var (first, other) = (await app.SignalAsync(), await app.SignalAsync());
        await AcknowledgeAsync(first, once: "een-sleutel");

        await Assert.ThrowsAsync<DbUpdateException>(() => AcknowledgeAsync(other, once: "een-sleutel"));
        Assert.Equal(SignalStatus.Received, (await ReadAsync(other)).Status);
    }

    [Fact]
    public async Task Counts_HoldNoIdOfASignal()
    {
        var id = await app.SignalAsync();
        await AcknowledgeAsync(id);
        var counts = await app.InDbAsync(db => db.Counts.AsNoTracking().Where(c => c.Kind.StartsWith("signal.")).ToListAsync());

        Assert.NotEmpty(counts);
        Assert.All(counts, c => Assert.DoesNotContain(id.Value.ToString(), $"{c.Kind}{c.Code}{c.OrganisationId}{c.MunicipalityId}"));
    }

    private Task<Signal> ReadAsync(SignalId id) => app.InDbAsync(db => db.Signals.AsNoTracking().Include(s => s.Additions).SingleAsync(s => s.Id == id));

    private Task<int> AcknowledgeAsync(SignalId id, string? once = null) => app.InDbAsync(async db =>
    {
        db.OnceKey = once;
        (await db.Signals.SingleAsync(s => s.Id == id)).Acknowledge(new StepGiven(new SignalStepId(Rows.Id())), Actor.Clock, app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    /// <summary>Makes the audit table refuse acknowledgements; gives what takes that away again.</summary>
    private async Task<string> BlockAuditAsync()
    {
        await TestDatabase.AsOwnerAsync(app.Settings, TestDatabase.IsPostgres
            ? """
              CREATE FUNCTION no_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW."Action" = 'SignalAcknowledged' THEN RAISE EXCEPTION 'full'; END IF; RETURN NEW; END $$;
              CREATE TRIGGER block_audit BEFORE INSERT ON "Audit" FOR EACH ROW EXECUTE FUNCTION no_audit();
              """
            : """CREATE TRIGGER block_audit BEFORE INSERT ON "Audit" WHEN NEW."Action" = 'SignalAcknowledged' BEGIN SELECT RAISE(ABORT, 'full'); END""");
        return TestDatabase.IsPostgres ? "DROP TRIGGER block_audit ON \"Audit\"; DROP FUNCTION no_audit" : "DROP TRIGGER block_audit";
    }
}
