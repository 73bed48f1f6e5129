using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Vault;

/// <summary>Keeps the framework's data protection keys in the database, sealed under the root key, so that several processes share them.</summary>
public sealed class DataKeyStore(IServiceScopeFactory scopes, RootKeys roots, RandomSource random) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<RondetafelDb>().DataKeys.AsNoTracking().ToList();
        return keys.Select(k => XElement.Parse(Encoding.UTF8.GetString(AesBox.Open(roots[roots.Current], k.Sealed, Encoding.UTF8.GetBytes(k.Name))))).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var bytes = AesBox.Seal(roots[roots.Current], Encoding.UTF8.GetBytes(element.ToString()), Encoding.UTF8.GetBytes(friendlyName), random);
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        db.DataKeys.Add(new DataKey { Name = friendlyName, Sealed = bytes });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
