namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// Which forms are sent. A form is read from the page on which it stands; every empty field is written and every choice made
/// (<see cref="NiForm"/>). A route has values of its own only where those do not fit.
/// </summary>
internal static class NiPosts
{
    /// <summary>In a value: a word of something hidden, another each time.</summary>
    public const string HiddenWord = "@hidden";

    private const string Own = "Signing in and one's own account: it reads no row about a person and ends the session or its factor.";

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>By route: names (or the last part of names) of fields and their values.</summary>
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["/zoeken"] = new Dictionary<string, string> { ["q"] = HiddenWord, ["Q"] = HiddenWord },
    };

    private static readonly string[] Routes =
    [
        "/acties/{id:guid}",
        "/adviesvraag/noteren",
        "/antwoord",
        "/beheer/gemeenten/{id:guid}",
        "/beheer/herstel",
        "/beheer/organisaties/{id}",
        "/beheer/professionals/{id}",
        "/beheer/voorstellen",
        "/beheer/{which:regex(^(lijsten|teksten|getallen|paginas)$)}/{id}",
        "/casussen/ongedaan",
        "/casussen/rooster",
        "/casussen/standaard/{kind:alpha}",
        "/casussen/{id:guid}/actie",
        "/casussen/{id:guid}/acties/{act:guid}",
        "/casussen/{id:guid}/afsluiten",
        "/casussen/{id:guid}/bespreken",
        "/casussen/{id:guid}/bijdrage",
        "/casussen/{id:guid}/bijdragen/{contribution:guid}",
        "/casussen/{id:guid}/bijdragen/{contribution:guid}/verruimen",
        "/casussen/{id:guid}/bijdragen/{contribution:guid}/voorstel",
        "/casussen/{id:guid}/contact",
        "/casussen/{id:guid}/doel",
        "/casussen/{id:guid}/doelen/{goal:guid}",
        "/casussen/{id:guid}/herzien",
        "/casussen/{id:guid}/informeren",
        "/casussen/{id:guid}/om-traject",
        "/casussen/{id:guid}/oordeel",
        "/casussen/{id:guid}/persoon",
        "/casussen/{id:guid}/schaal",
        "/casussen/{id:guid}/schaduwlijst",
        "/casussen/{id:guid}/tafel",
        "/casussen/{id:guid}/terughalen",
        "/casussen/{id:guid}/verstrekken",
        "/casussen/{id:guid}/vlaggen",
        "/casussen/{id:guid}/voorstellen/{proposal:guid}",
        "/casussen/{id:guid}/vraag",
        "/casussen/{id:guid}/vragen/{asked:guid}",
        "/casussen/{id:guid}/waarom",
        "/concept/{form}",
        "/melden/{gemeente}",
        "/meldingen/nieuw",
        "/meldingen/overdracht",
        "/meldingen/plakken",
        "/meldingen/telefoon",
        "/meldingen/{id:guid}/aanvullen",
        "/meldingen/{id:guid}/antwoord",
        "/meldingen/{id:guid}/antwoord-binnen",
        "/meldingen/{id:guid}/bevestigen",
        "/meldingen/{id:guid}/elders",
        "/meldingen/{id:guid}/gesproken",
        "/meldingen/{id:guid}/melder",
        "/meldingen/{id:guid}/naar-weging",
        "/meldingen/{id:guid}/navragen",
        "/meldingen/{id:guid}/ongedaan",
        "/meldingen/{id:guid}/splitsen",
        "/meldingen/{id:guid}/stoppen",
        "/meldingen/{id:guid}/vragen",
        "/mijn-meldingen/{id}",
        "/mijn-werk",
        "/om-trajecten/{id:guid}",
        "/overleg/agenda-adres",
        "/overleg/nieuw",
        "/overleg/reeks/nieuw",
        "/overleg/reeks/{series:guid}",
        "/overleg/spoed",
        "/overleg/{id:guid}",
        "/overleg/{id:guid}/afzeggen",
        "/overleg/{id:guid}/agenda",
        "/overleg/{id:guid}/tafel/{point:guid}",
        "/overleg/{id:guid}/terugkijken",
        "/overleg/{id:guid}/verslag",
        "/overleg/{id:guid}/voorzitter/{point:guid?}",
        "/overleg/{id:guid}/wijzigen",
        "/overleg/{id:guid}/zaal/{point:guid?}",
        "/overnemen",
        "/rechten/logboek",
        "/tafelvragen/nieuw",
        "/tafelvragen/{id:guid}/bekijken",
        "/vergelijken/{id}",
        "/vergelijken/{id}/terug",
        "/verstrekkingen/{id:guid}",
        "/verstrekkingen/{id:guid}/bestand",
        "/verstrekkingen/{id:guid}/meelezen",
        "/verstrekkingen/{id:guid}/opbrengst",
        "/verstrekkingen/{id:guid}/overhandigen",
        "/verstrekkingen/{id:guid}/stap/{step:regex(^(ontvanger|waarom|inhoud|meelezer)$)}",
        "/verstrekkingen/{id:guid}/terugroepen",
        "/verstrekkingen/{id:guid}/toestemming",
        "/vier-uur",
        "/vier-uur/{id:guid}",
        "/wegingen/nieuw/{id:guid}",
        "/wegingen/{id:guid}",
        "/wegingen/{id:guid}/anders",
        "/wegingen/{id:guid}/besluiten",
        "/wegingen/{id:guid}/casus",
        "/wegingen/{id:guid}/deskundige",
        "/wegingen/{id:guid}/hervatten",
        "/wegingen/{id:guid}/navragen",
        "/wegingen/{id:guid}/om-traject",
        "/wegingen/{id:guid}/ongedaan",
        "/wegingen/{id:guid}/openen",
        "/wegingen/{id:guid}/opnemen",
        "/wegingen/{id:guid}/plannen",
        "/zoeken",
    ];

    /// <summary>The routes whose forms are sent, with the values of their own.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sent { get; } = Routes.ToDictionary(r => r, r => Values.GetValueOrDefault(r, None));

    /// <summary>Forms that are not sent, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotSent { get; } = new Dictionary<string, string>
    {
        ["/account"] = Own,
        ["/account/bevestig"] = Own,
        ["/account/herstelcodes"] = Own,
        ["/account/passkeys"] = Own,
        ["/account/tweede-factor"] = Own,
        ["/account/wachtwoord"] = Own,
        ["/eerste-keer"] = Own,
        ["/geheimhouding"] = Own,
        ["/inloggen"] = Own,
        ["/inloggen/code"] = Own,
        ["/inloggen/kwijt"] = Own,
        ["/uitloggen"] = Own,
    };
}
