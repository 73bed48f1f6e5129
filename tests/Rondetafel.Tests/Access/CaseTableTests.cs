using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Access;

/// <summary>Who gets a table that opens text, and who sees which rows.</summary>
public sealed class CaseTableTests(TestApp app) : IClassFixture<TestApp>
{
    private SealedTexts Texts => app.Services.GetRequiredService<SealedTexts>();

    [Theory]
    [InlineData("dossierhouder", true)]
    [InlineData("dossierhouder-twee", true)]
    [InlineData("dossierhouder-buur", false)]
    [InlineData("procesregisseur", false)]
    [InlineData("politie", false)]
    [InlineData("docent", false)]
    [InlineData("fg", false)]
    [InlineData("beheerder", false)]
    public async Task SignalOfLindestad_OpensForItsDossierhoudersOnly(string key, bool opens)
    {
        var id = await app.SignalAsync();
        var (by, item) = (await app.ActorAsync(key), await ItemAsync(id));
        var seen = await app.InDbAsync(db => db.Signals.VisibleTo(by, Permission.ReadSignal).CountAsync(s => s.Id == id));

        Assert.Equal(opens, CaseTable.For(Texts, by, Permission.ReadSignal, item) is not null);
        Assert.Equal(opens ? 1 : 0, seen);
    }

    [Fact]
    public async Task Public_OpensNothing()
    {
        var item = await ItemAsync(await app.SignalAsync());

        foreach (var permission in Enum.GetValues<Permission>()) Assert.Null(CaseTable.For(Texts, Actor.Public, permission, item));
    }

    [Fact]
    public async Task ReceiptCode_OpensItsOwnAnswer_AndNoOther()
    {
        var item = await ItemAsync(await app.SignalAsync());
        var (code, other) = (new byte[16], new byte[16]);
        other[0] = 1;
        var hash = SHA256.HashData(code);

        Assert.NotNull(CaseTable.ForReceipt(Texts, code, hash, item));
        Assert.Null(CaseTable.ForReceipt(Texts, other, hash, item));
        Assert.Null(CaseTable.ForReceipt(Texts, code, null, item));
    }

    private Task<SealedItem> ItemAsync(SignalId id) => app.InDbAsync(async db => (await Scopes.ItemAsync(db, ItemKind.Signal, id.Value, new Acting(app.Clock, new RandomSource()), CancellationToken.None))!);
}
