using Rondetafel.Lab.Prove.NonInterference;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Guards;

/// <summary>The proof that hidden things change nothing asks every route of the endpoint table: one that it cannot ask stops the build.</summary>
public sealed class NonInterferenceGuards(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task EveryRoute_IsAsked_AndEveryFormSentOrNamedWithAReason()
    {
        var lacks = await NiProof.MissingAsync(app.Services);

        Assert.True(lacks.Count == 0, string.Join(Environment.NewLine, lacks));
    }
}
