using Microsoft.AspNetCore.Mvc.Rendering;

namespace Rondetafel.Ui;

/// <summary>The fields of a form in which a person writes, by name: sent along, so that a page that must show the words again knows them from choices and codes.</summary>
internal static class TypedFields
{
    /// <summary>The hidden field that names them.</summary>
    public const string Field = "__typed";

    /// <summary>A form begins.</summary>
    public static void Begin(ViewContext view) => view.HttpContext.Items[typeof(TypedFields)] = new List<string>();

    /// <summary>A field stands in it; nothing is noted outside a form.</summary>
    public static void Add(ViewContext view, string name) => (view.HttpContext.Items[typeof(TypedFields)] as List<string>)?.Add(name);

    /// <summary>The names, as they are sent; empty when there are none.</summary>
    public static string Names(ViewContext view) => string.Join(' ', view.HttpContext.Items[typeof(TypedFields)] as List<string> ?? []);
}
