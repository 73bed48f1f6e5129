using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

/// <summary>A web host with nothing but the interface: any path draws one of the shared views inside a layout.</summary>
internal sealed class UiHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private UiHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    internal HttpClient Client { get; }

    internal static async Task<UiHost> Start(string view, object model, string layout, Action<Frame> frame, bool valid = true, string? leave = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Features").AddApplicationPart(typeof(Frame).Assembly);
        builder.Services.AddMvcCore().AddViews();
        builder.Services.AddTexts().AddUi();
        WebApplication app = builder.Build();
        app.UseLanguage();
        app.Run(async context =>
        {
            frame(context.RequestServices.GetRequiredService<Frame>());
            var state = new ModelStateDictionary();
            if (!valid)
            {
                state.AddModelError("x", "fout");
            }

            var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), state) { Model = model, ["Title"] = "Proef" };
            data["Leave"] = leave;
            data["Layout"] = layout;
            var result = new ViewResult { ViewName = $"/Features/Shared/{view}.cshtml", ViewData = data };
            var action = new ActionContext(context, new RouteData(), new ActionDescriptor(), state);
            await context.RequestServices.GetRequiredService<IActionResultExecutor<ViewResult>>().ExecuteAsync(action, result);
        });
        await app.StartAsync();
        return new UiHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
