using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Lab.Prove.Access;
using Rondetafel.Tests.Cli;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Prove;

/// <summary>The rules and scopes against the reference policy, in the size of every build; the long run is in docs/proofs.md.</summary>
public sealed class AccessProofTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact(Timeout = 900_000)]
    [Trait("engine", "none")]
    public async Task RulesAndScopes_DecideAsTheReferencePolicy()
    {
        var said = await Product.RunAsync(
            "Rondetafel.Lab", TimeSpan.FromMinutes(14), "prove", "access", "--decisions", "200000", "--seed", "1", "--database", TestDatabase.IsPostgres ? "postgres" : "sqlite");

        Assert.True(said.Code == 0, said.Out + said.Error);
        Assert.Contains(" 0 differences", said.Out);
        Assert.Contains(" 0 survivors", said.Out);
    }

    [Fact]
    public void EveryScopeForAnActor_IsAsked() => Assert.Empty(AccessScopes.Uncovered());

    [Fact]
    public void PagesThatOpenARow_PairKindAndPermissionAsTheReferenceDoes()
    {
        var pairs = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(e => e.Metadata.OfType<OpensAttribute>())
            .Select(o => ((ItemKind?)o.Kind, o.Permission)).Distinct().ToList();

        Assert.NotEmpty(pairs);
        Assert.Empty(pairs.Except(ReferencePolicy.Pairs));
    }
}
