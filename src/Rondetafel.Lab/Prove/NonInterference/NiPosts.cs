namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// Which forms are sent. A form is read from the page on which it stands; every empty field is written and every choice made
/// (<see cref="NiForm"/>). A route has here only what those values do not fit.
/// </summary>
internal static class NiPosts
{
    /// <summary>In a value: a word of something hidden, another each time.</summary>
    public const string HiddenWord = "@hidden";

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>By route: names (or the last part of names) of fields and their values.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sent { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["/acties/{id:guid}"] = None,
        ["/adviesvraag/noteren"] = None,
        ["/antwoord"] = None,
        ["/beheer/gemeenten/{id:guid}"] = None,
        ["/beheer/herstel"] = None,
        ["/beheer/organisaties/{id}"] = None,
        ["/beheer/professionals/{id}"] = None,
        ["/beheer/voorstellen"] = None,
        ["/beheer/{which:regex(^(lijsten|teksten|getallen|paginas)$)}/{id}"] = None,
        ["/casussen/ongedaan"] = None,
        ["/casussen/rooster"] = None,
        ["/casussen/standaard/{kind:alpha}"] = None,
        ["/casussen/{id:guid}/actie"] = None,
        ["/casussen/{id:guid}/acties/{act:guid}"] = None,
        ["/casussen/{id:guid}/afsluiten"] = None,
        ["/casussen/{id:guid}/bespreken"] = None,
        ["/casussen/{id:guid}/bijdrage"] = None,
        ["/casussen/{id:guid}/bijdragen/{contribution:guid}"] = None,
        ["/casussen/{id:guid}/contact"] = None,
        ["/casussen/{id:guid}/doel"] = None,
        ["/casussen/{id:guid}/doelen/{goal:guid}"] = None,
        ["/casussen/{id:guid}/herzien"] = None,
        ["/casussen/{id:guid}/informeren"] = None,
        ["/casussen/{id:guid}/oordeel"] = None,
        ["/casussen/{id:guid}/persoon"] = None,
        ["/casussen/{id:guid}/schaal"] = None,
        ["/casussen/{id:guid}/schaduwlijst"] = None,
        ["/casussen/{id:guid}/tafel"] = None,
        ["/casussen/{id:guid}/terughalen"] = None,
        ["/casussen/{id:guid}/vlaggen"] = None,
        ["/casussen/{id:guid}/vraag"] = None,
        ["/casussen/{id:guid}/vragen/{asked:guid}"] = None,
        ["/casussen/{id:guid}/waarom"] = None,
        ["/melden/{gemeente}"] = None,
        ["/concept/{form}"] = None,
        ["/meldingen/nieuw"] = None,
        ["/meldingen/plakken"] = None,
        ["/meldingen/telefoon"] = None,
        ["/meldingen/{id:guid}/aanvullen"] = None,
        ["/meldingen/{id:guid}/antwoord"] = None,
        ["/meldingen/{id:guid}/antwoord-binnen"] = None,
        ["/meldingen/{id:guid}/bevestigen"] = None,
        ["/meldingen/{id:guid}/elders"] = None,
        ["/meldingen/{id:guid}/gesproken"] = None,
        ["/meldingen/{id:guid}/melder"] = None,
        ["/meldingen/{id:guid}/naar-weging"] = None,
        ["/meldingen/{id:guid}/navragen"] = None,
        ["/meldingen/{id:guid}/ongedaan"] = None,
        ["/meldingen/{id:guid}/splitsen"] = None,
        ["/meldingen/{id:guid}/stoppen"] = None,
        ["/meldingen/{id:guid}/vragen"] = None,
        ["/mijn-meldingen/{id}"] = None,
        ["/mijn-werk"] = None,
        ["/om-trajecten/{id:guid}"] = None,
        ["/overleg/agenda-adres"] = None,
        ["/overleg/nieuw"] = None,
        ["/overleg/reeks/nieuw"] = None,
        ["/overleg/reeks/{series:guid}"] = None,
        ["/overleg/spoed"] = None,
        ["/overleg/{id:guid}"] = None,
        ["/overleg/{id:guid}/afzeggen"] = None,
        ["/overleg/{id:guid}/agenda"] = None,
        ["/overleg/{id:guid}/terugkijken"] = None,
        ["/overleg/{id:guid}/verslag"] = None,
        ["/overleg/{id:guid}/wijzigen"] = None,
        ["/overnemen"] = None,
        ["/rechten/logboek"] = None,
        ["/vergelijken/{id}"] = None,
        ["/vergelijken/{id}/terug"] = None,
        ["/casussen/{id:guid}/om-traject"] = None,
        ["/overleg/{id:guid}/tafel/{point:guid}"] = None,
        ["/overleg/{id:guid}/voorzitter/{point:guid?}"] = None,
        ["/overleg/{id:guid}/zaal/{point:guid?}"] = None,
        ["/wegingen/{id:guid}/om-traject"] = None,
        ["/wegingen/nieuw/{id:guid}"] = None,
        ["/wegingen/{id:guid}"] = None,
        ["/wegingen/{id:guid}/anders"] = None,
        ["/wegingen/{id:guid}/besluiten"] = None,
        ["/wegingen/{id:guid}/casus"] = None,
        ["/wegingen/{id:guid}/deskundige"] = None,
        ["/wegingen/{id:guid}/hervatten"] = None,
        ["/wegingen/{id:guid}/navragen"] = None,
        ["/wegingen/{id:guid}/ongedaan"] = None,
        ["/wegingen/{id:guid}/openen"] = None,
        ["/wegingen/{id:guid}/opnemen"] = None,
        ["/wegingen/{id:guid}/plannen"] = None,
        ["/zoeken"] = new Dictionary<string, string> { ["q"] = HiddenWord, ["Q"] = HiddenWord },
    };

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

    private const string Own = "Signing in and one's own account: it reads no row about a person and ends the session or its factor.";
}
