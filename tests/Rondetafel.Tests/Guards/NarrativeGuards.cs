using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Guards;

/// <summary>Sealed text stays text: not in JSON or complex types, keys or indexes, never compared, sorted or grouped by.</summary>
public sealed class NarrativeGuards(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task EveryNarrative_IsAColumnOfARowWithAKey()
    {
        var model = await app.InDbAsync(db => Task.FromResult(db.Model));
        var mapped = model.GetEntityTypes().SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(Narrative)).Select(p => (Entity: e, Property: p))).ToList();
        var declared = typeof(Narrative).Assembly.GetTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(Narrative) && p.DeclaringType != typeof(Narrative))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");

        Assert.NotEmpty(mapped);
        Assert.Equal(declared.Order(StringComparer.Ordinal), mapped.Select(m => $"{m.Entity.ClrType.Name}.{m.Property.Name}").Order(StringComparer.Ordinal));
        Assert.Empty(mapped.Where(m => m.Entity.IsOwned() || m.Entity.IsMappedToJson() || m.Property.IsKey() || m.Property.IsIndex() || m.Property.IsForeignKey()).Select(m => m.Property.ToString()));
        Assert.Empty(mapped.Where(m => !typeof(IHasKey).IsAssignableFrom(m.Entity.ClrType) && !typeof(IPart).IsAssignableFrom(m.Entity.ClrType)).Select(m => m.Entity.Name));
    }

    [Fact]
    public async Task NoComplexType_HoldsANarrative()
    {
        var model = await app.InDbAsync(db => Task.FromResult(db.Model));
        Assert.Empty(model.GetEntityTypes().SelectMany(Complex).Where(p => p.ClrType == typeof(Narrative)).Select(p => p.Name));
    }

    [Theory]
    [InlineData("sort")]
    [InlineData("sort further")]
    [InlineData("sift")]
    [InlineData("group")]
    [InlineData("any")]
    [InlineData("distinct")]
    [InlineData("part of a pair")]
    public async Task AQueryThatUsesSealedText_IsRefused(string how)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => app.InDbAsync(db => Use(db, how).ToListAsync()));
        Assert.Contains("sealed text", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueryThatAsksWhetherThereIsAText_OrHandsItOn_Runs()
    {
        await app.InDbAsync(db => db.Signals.Where(s => s.FamilyName != null && s.GivenNames == null).OrderBy(s => s.ReceivedAt).Select(s => new { s.FamilyName }).ToListAsync());
        await app.InDbAsync(db => db.Signals.Include(s => s.Facts).AsSplitQuery().Where(s => s.Facts.Any(f => f.What != null)).ToListAsync());
    }

    private static IQueryable<object> Use(RondetafelDb db, string how) => how switch
    {
        "sort" => db.Signals.OrderBy(s => s.FamilyName),
        "sort further" => db.Signals.OrderBy(s => s.ReceivedAt).ThenByDescending(s => s.FamilyName),
        "sift" => db.Signals.Where(s => s.Status == SignalStatus.Received && s.FamilyName == s.GivenNames),
        "group" => db.Signals.GroupBy(s => s.FamilyName).Select(g => g.Key!),
        "any" => db.Signals.Where(s => s.Facts.Any(f => f.What == s.FamilyName)),
        "distinct" => db.Signals.Select(s => s.FamilyName!).Distinct(),
        _ => db.Signals.OrderBy(s => new { s.Status, s.FamilyName }),
    };

    private static IEnumerable<IProperty> Complex(IEntityType entity) => entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties().Cast<IProperty>());
}
