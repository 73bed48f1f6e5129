using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Rondetafel.Lab;

/// <summary>
/// What the framework compiles before it can show a page, and what it knows of models, is the same for all applications of a
/// run: it is made once, else it is a fifth of what every application of a test costs. None of it keeps a service: those come
/// with the request.
/// </summary>
internal static class SharedViews
{
    private static readonly ConcurrentDictionary<Type, Lazy<object>> Made = new();

    /// <summary>Puts the shared pieces in place of the application's own.</summary>
    public static void Share(IServiceCollection services)
    {
        foreach (var shared in new[] { typeof(IModelMetadataProvider), typeof(IRazorPageActivator), typeof(Microsoft.AspNetCore.Mvc.Razor.ITagHelperFactory), typeof(ITagHelperActivator) })
            Replace(services, shared, own => Made.GetOrAdd(shared, _ => new Lazy<object>(own)).Value);
        Replace(services, typeof(IRazorPageFactoryProvider), own => new Views((IRazorPageFactoryProvider)own()));
        Replace(services, typeof(IPageFactoryProvider), own => new Pages((IPageFactoryProvider)own()));
        Replace(services, typeof(IPageModelFactoryProvider), own => new Models((IPageModelFactoryProvider)own()));
    }

    private static void Replace(IServiceCollection services, Type type, Func<Func<object>, object> with)
    {
        var own = services.Last(s => s.ServiceType == type).ImplementationType!;
        services.AddSingleton(type, provider => with(() => ActivatorUtilities.CreateInstance(provider, own)));
    }

    private sealed class Views(IRazorPageFactoryProvider own) : IRazorPageFactoryProvider
    {
        private static readonly ConcurrentDictionary<string, RazorPageFactoryResult> Known = new();

        public RazorPageFactoryResult CreateFactory(string relativePath) => Known.GetOrAdd(relativePath, own.CreateFactory);
    }

    private sealed class Pages(IPageFactoryProvider own) : IPageFactoryProvider
    {
        private static readonly ConcurrentDictionary<Type, Func<PageContext, ViewContext, object>> Known = new();

        public Func<PageContext, ViewContext, object> CreatePageFactory(CompiledPageActionDescriptor descriptor) => Known.GetOrAdd(descriptor.PageTypeInfo, _ => own.CreatePageFactory(descriptor));

        public Action<PageContext, ViewContext, object>? CreatePageDisposer(CompiledPageActionDescriptor descriptor) => own.CreatePageDisposer(descriptor);

        public Func<PageContext, ViewContext, object, ValueTask>? CreateAsyncPageDisposer(CompiledPageActionDescriptor descriptor) => own.CreateAsyncPageDisposer(descriptor);
    }

    private sealed class Models(IPageModelFactoryProvider own) : IPageModelFactoryProvider
    {
        private static readonly ConcurrentDictionary<Type, Func<PageContext, object>?> Known = new();

        public Func<PageContext, object>? CreateModelFactory(CompiledPageActionDescriptor descriptor) =>
            descriptor.ModelTypeInfo is { } model ? Known.GetOrAdd(model, _ => own.CreateModelFactory(descriptor)) : own.CreateModelFactory(descriptor);

        public Action<PageContext, object>? CreateModelDisposer(CompiledPageActionDescriptor descriptor) => own.CreateModelDisposer(descriptor);

        public Func<PageContext, object, ValueTask>? CreateAsyncModelDisposer(CompiledPageActionDescriptor descriptor) => own.CreateAsyncModelDisposer(descriptor);
    }
}
