using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Rondetafel.Ui;

/// <summary>The few drawings of the interface as inline SVG, all hidden from screen readers: the word stands beside them.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Lines = new Dictionary<string, string>
    {
        ["work"] = """<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>""",
        ["key"] = """<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8M16 7l3 3"/>""",
        ["menu"] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        ["search"] = """<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>""",
        ["phone"] = """<path d="M5 4h4l1.800 4.600-2.300 1.700a12 12 0 0 0 5.200 5.200l1.700-2.300L20 15v4a1.500 1.500 0 0 1-1.600 1.500C10.800 20 4 13.200 3.500 5.600A1.500 1.500 0 0 1 5 4z"/>""",
        ["eye"] = """<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12z"/><circle cx="12" cy="12" r="3"/>""",
        ["plus"] = """<path d="M12 5v14M5 12h14"/>""",
        ["back"] = """<path d="M19 12H5M11 6l-6 6 6 6"/>""",
        ["leave"] = """<path d="M14 5h5v14h-5M4 12h10M10 8l4 4-4 4"/>""",
        ["question"] = """<circle cx="12" cy="12" r="8.5"/><path d="M9.500 9.700a2.500 2.500 0 1 1 3.600 2.300c-.8.400-1.100.9-1.100 1.600M12 16.400v.2"/>""",
        ["admin"] = """<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>""",
        ["print"] = """<path d="M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z"/>""",
        ["mail"] = """<path d="M4 6h16v12H4zM4 7l8 6 8-6"/>""",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, HtmlString> Shapes = new Dictionary<string, string>
    {
        ["open"] = """<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>""",
        ["done"] = """<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.8 8.3l2.2 2.2 4.2-4.6" fill="none" stroke="#fff" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>""",
        ["late"] = """<path d="M8 1.2l7.2 13H.8z" fill="currentColor"/><path d="M8 6v4M8 12v.4" stroke="#fff" stroke-width="1.7" stroke-linecap="round"/>""",
        ["wait"] = """<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.1"/>""",
        ["stopped"] = """<rect x="2" y="2" width="12" height="12" rx="2" fill="currentColor"/>""",
        ["note"] = """<circle cx="8" cy="8" r="7" fill="currentColor"/>""",
        ["busy"] = """<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>""",
        ["closed"] = """<rect x="2.5" y="7" width="11" height="7.5" rx="1.5" fill="currentColor"/><path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.8"/>""",
        ["not"] = """<path d="M3 8h10" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>""",
    }.ToFrozenDictionary(s => s.Key, s => new HtmlString($"""<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{s.Value}</svg>"""));

    /// <summary>A line drawing of 24 units (Tabler style) or, for the four ring words, the ring sign.</summary>
    /// <param name="size">Width and height in CSS pixels.</param>
    /// <exception cref="KeyNotFoundException">There is no drawing of that name.</exception>
    public static IHtmlContent Line(string name, int size = 20) => name switch
    {
        "society" => Rings(size, society: true),
        "organisations" => Rings(size, organisations: true),
        "persons" => Rings(size, persons: true),
        "governance" => Rings(size, society: true, organisations: true, persons: true),
        "rings-empty" => Rings(size),
        _ => new HtmlString(
            $"""<svg viewBox="0 0 24 24" width="{size}" height="{size}" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{Lines[name]}</svg>"""),
    };

    /// <summary>The shape of a status, 16 CSS pixels: open, done, late, wait, stopped, note, busy, closed, not.</summary>
    /// <exception cref="KeyNotFoundException">There is no shape of that name.</exception>
    public static IHtmlContent Shape(string name) => Shapes[name];

    /// <summary>The sign of the product: three open rings, a ring in its own colour when asked, else grey and thin.</summary>
    /// <param name="size">Width and height in CSS pixels.</param>
    public static IHtmlContent Rings(int size, bool society = false, bool organisations = false, bool persons = false) => new HtmlString(
        $"""<svg width="{size}" height="{size}" viewBox="-1 -1 34 34" fill="none" stroke-linecap="round" aria-hidden="true" focusable="false">{Ring("M19.19 29.84A14.2 14.2 0 1 1 29.84 19.19", society, "samenleving")}{Ring("M18.54 24.84A9.2 9.2 0 1 1 24.84 18.54", organisations, "organisaties")}{Ring("M17.44 19.95A4.2 4.2 0 1 1 19.95 17.44", persons, "personen")}</svg>""");

    private static string Ring(string path, bool own, string ring) => own
        ? $"""<path d="{path}" stroke="var(--rt-ring-{ring}-line)" stroke-width="3.4"/>"""
        : $"""<path d="{path}" stroke="var(--basis-color-default-border-default)" stroke-width="2"/>""";
}
