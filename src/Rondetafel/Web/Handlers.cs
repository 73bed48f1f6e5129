namespace Rondetafel.Web;

/// <summary>Registers every handler of every slice: the classes in Features whose name ends in Handler or Query; those that ask work also as such.</summary>
internal static class Handlers
{
    public static void Add(IServiceCollection services)
    {
        foreach (var type in typeof(Handlers).Assembly.GetTypes())
            if (type is { IsClass: true, IsAbstract: false, Namespace: { } space } && space.StartsWith("Rondetafel.Features.", StringComparison.Ordinal)
                && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal)))
            {
                services.AddScoped(type);
                if (typeof(IAsksWork).IsAssignableFrom(type)) services.AddScoped(typeof(IAsksWork), type);
            }
    }
}
