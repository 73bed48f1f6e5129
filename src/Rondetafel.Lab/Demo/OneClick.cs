using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Demo;

/// <summary>One-click sign-in per role without second factor. It lives in the Lab, which is not shipped, so a real instance has no such address.</summary>
internal static class OneClick
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/demo", (HttpContext context) => Results.Content(Page(), "text/html; charset=utf-8")).WithMetadata(new PublicPageAttribute());
        app.MapGet("/demo/als/{key}", SignInAsync).WithMetadata(new PublicPageAttribute());
    }

    private static string Page() => $"""
        <!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Demonstratie – Rondetafel</title><link rel="stylesheet" href="/dist/site.css"></head>
        <body data-page="demo"><main class="rt-main rt-demo" id="inhoud"><h1 class="rt-mt-lg">Demonstratie</h1>
        <p class="rt-lead">Regio Lindevaart bestaat niet. Alle namen zijn verzonnen. Kies wie u bent.</p>
        <ul class="rt-lines rt-lines--two rt-mt-lg">{string.Concat(Town.People.Select(p => $"<li><div><div class=\"rt-lines__what\"><a href=\"/demo/als/{p.Key}\">{p.Name}</a></div><div class=\"rt-lines__why\">{p.Function}, {p.Organisation}</div></div></li>"))}</ul>
        <p class="rt-mt-lg"><a href="/">Naar de voorpagina, als inwoner</a></p></main></body></html>
        """;

    private static async Task<IResult> SignInAsync(string key, HttpContext context, RondetafelDb db, AccountsDb accounts, Acting acting)
    {
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Email == email);
        if (person is null) return Results.NotFound();
        var session = new StaffSession { Id = acting.NewId(), ProfessionalId = person.Id, StartedAt = acting.Now, SeenAt = acting.Now, Strong = true };
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync();
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Sessions.PrincipalOf(session));
        return Results.LocalRedirect("/mijn-werk");
    }
}
