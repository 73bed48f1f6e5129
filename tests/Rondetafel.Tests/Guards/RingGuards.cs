using Microsoft.EntityFrameworkCore.Metadata;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Guards;

/// <summary>Nothing leads from the outer rings to the ring of persons or back: no key, no id.</summary>
public sealed class RingGuards(TestApp app) : IClassFixture<TestApp>
{
    private const string Domain = "Rondetafel.Domain.";
    private static readonly string[] Outer = ["Organisations", "Society", "Governance"];

    [Fact]
    public async Task NoForeignKey_CrossesTheRings()
    {
        var keys = await app.InDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys())
            .Select(k => (Name: k.ToString()!, From: Ring(k.DeclaringEntityType.ClrType), To: Ring(k.PrincipalEntityType.ClrType))).ToList()));

        Assert.Contains(keys, k => k is { From: "Persons", To: "Persons" });
        Assert.Empty(keys.Where(k => Crosses(k.From, k.To)).Select(k => k.Name));
    }

    [Fact]
    public async Task NoId_CrossesTheRings()
    {
        var held = await app.InDbAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => (Name: $"{e.ClrType.Name}.{p.Name}", From: Ring(e.ClrType), To: Ring(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)))).ToList()));

        Assert.Contains(held, h => h is { From: "Persons", To: "Persons" });
        Assert.Empty(held.Where(h => Crosses(h.From, h.To)).Select(h => h.Name));
    }

    [Theory]
    [InlineData(typeof(Rondetafel.Domain.Persons.Signals.Signal), typeof(Rondetafel.Domain.Governance.Catalogue.CatalogueEntry), true)]
    [InlineData(typeof(Rondetafel.Domain.Society.Themes.KeptTheme), typeof(Rondetafel.Domain.Persons.Signals.SignalId), true)]
    [InlineData(typeof(Rondetafel.Domain.Persons.Answers.Answer), typeof(Rondetafel.Domain.Persons.Signals.SignalId), false)]
    [InlineData(typeof(Rondetafel.Domain.Persons.Signals.Signal), typeof(Rondetafel.Domain.Shared.MunicipalityId), false)]
    public void AWayAcrossTheRings_IsFound(Type from, Type to, bool found) => Assert.Equal(found, Crosses(Ring(from), Ring(to)));

    private static bool Crosses(string from, string to) => (from == "Persons" && Outer.Contains(to)) || (to == "Persons" && Outer.Contains(from));

    private static string Ring(Type type) => type.Namespace?.StartsWith(Domain, StringComparison.Ordinal) == true ? type.Namespace[Domain.Length..].Split('.')[0] : "";
}
