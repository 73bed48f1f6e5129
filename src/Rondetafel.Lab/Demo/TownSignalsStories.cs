using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using static Rondetafel.Domain.Persons.Signals.Observation;

namespace Rondetafel.Lab.Demo;

/// <summary>A step in a story: how many hours ago, by whom, with what, and the approved texts that the reporter got with it.</summary>
internal sealed record StoryStep(SignalAction Action, int HoursAgo, string? Reason = null, string? Target = null, int? UntilInDays = null, string? Lighter = null)
{
    public string By { get; init; } = "dossierhouder";
    public string[] Say { get; init; } = [];
}

/// <summary>A worry of the fictional town, and what was done with it.</summary>
internal sealed record Story(string Key, int HoursAgo, Channel Channel, PersonGiven Person, FactGiven[] Facts, ThoughtsGiven Thoughts)
{
    public string Municipality { get; init; } = "Lindestad";

    /// <summary>Key of the professional who reported or noted it; null for the public page.</summary>
    public string? By { get; init; } = "docent";
    public string? Origin { get; init; } = "professional";
    public string? ReporterName { get; init; }
    public string? ReporterContact { get; init; }
    public AnswerWish Wish { get; init; } = AnswerWish.CodeOnly;
    public string? SplitFrom { get; init; }
    public StoryStep[] Steps { get; init; } = [];
}

/// <summary>
/// The worries: all forms of extremism evenly, calmly worded, as often with an ordinary explanation as not. All names are
/// invented and tell nothing about origin.
/// </summary>
internal static class TownSignalsStories
{
    private const int Day = 24;

    public static IReadOnlyList<Story> All { get; } =
    [
        new("nieuw", 3, Channel.Professional, new("Robbe", "Zandstra", "12-2-2008", null, null),
            [
                new("Zei in de les dat ambtenaren pas luisteren als er een raadhuis brandt. Hij lachte er niet bij.", "lokaal 12", "vanochtend", null, Own),
                new("Stuurde klasgenoten een oproep om de belastingdienst lam te leggen.", "groepsapp van de klas", "vorige week", null, Hearsay),
            ],
            new("Hij wordt steeds bozer op alles van de overheid en zoekt mensen die geweld goed vinden.", "Zijn ouders zijn net hun zaak kwijt. Thuis is veel spanning.", "Met hem gesproken, hij wilde weinig zeggen.", "mentor", PersonKnows.Yes)),

        new("te-laat", 7 * Day, Channel.Phone, new(null, null, null, null, "Jongen van ongeveer 17, grijze fiets met gele tas, vaak bij het station"),
            [new("Plakt stickers met een oproep om opvanglocaties aan te vallen. Beller zag het twee keer.", null, "vorige week", null, NotSaid)],
            new(null, null, null, null, PersonKnows.NotAnswered))
        { By = "dossierhouder-twee", Origin = "citizen", ReporterName = "Marit Sluiter", ReporterContact = "06 00 00 11 22", Wish = AnswerWish.Phone },

        new("apart", 3 * Day, Channel.PublicPage, new("Lux", "van der Weide", "ongeveer 22 jaar", "Waterpoort", null),
            [new("Vertelde op een feest dat de enige taal die stalhouders verstaan een brandende stal is.", "buurthuis", "zaterdag", null, Own)],
            new("Ik schrok ervan. Lux meende het.", "Er was veel gedronken.", null, "buurtgenoot", PersonKnows.No))
        { By = null, Origin = "citizen", ReporterName = "Een buurtgenoot", ReporterContact = "buurtgenoot@voorbeeld.example", Wish = AnswerWish.Mail },

        new("apart-bijna", 12 * Day, Channel.PublicPage, new("Noah", null, null, null, "werkt bij de fietsenwinkel in de Kerkstraat"),
            [new("Kijkt filmpjes van een aanslag en zegt dat de slachtoffers het zelf zochten.", "op het werk", "begin deze maand", null, Hearsay)],
            new("Ik weet niet wat ik ermee moet.", null, null, null, PersonKnows.Unknown))
        { By = null, Origin = "citizen" },

        new("voorselectie", 5 * Day, Channel.Mail, new("Alex", "Bruinsma", "3 mei 1979", "Molenweg 40", null),
            [new("Schreef aan de balie dat hij 'namen en adressen van rechters verzamelt voor de dag van de afrekening'.", "brief aan de gemeente", "maandag", null, Own)],
            new("De toon is anders dan in eerdere brieven.", "Hij is zijn uitkering kwijt en zoekt al maanden hulp.", "Collega belde hem op. Hij hing op.", "medewerker balie", PersonKnows.No))
        { By = "dossierhouder", Origin = "official", ReporterName = "Medewerker balie", ReporterContact = "balie@lindestad.example", Wish = AnswerWish.Mail, Steps = [new(SignalAction.Acknowledge, 4 * Day)] },

        new("navraag", 8 * Day, Channel.Professional, new("Sil", "Hoornstra", "2009", null, null),
            [new("Zegt dat wie anders gelooft geen recht heeft om te leven, en noemt een groep in het buitenland als voorbeeld.", "kantine", "vorige week", null, Own)],
            new("Ik hoor hem dit nu vaker zeggen.", "Hij herhaalt misschien wat hij online hoort.", "Met ouders gebeld.", "mentor", PersonKnows.Yes))
        { Steps = [new(SignalAction.Acknowledge, 7 * Day), new(SignalAction.AskBack, 6 * Day, "Aan de mentor vragen wat er precies gezegd is, en tegen wie.", UntilInDays: 3) { Say = ["looked_at"] }] },

        new("navraag-voorbij", 13 * Day, Channel.Professional, new("Jip", "Terpstra", null, "Parkzicht", null),
            [new("Draagt een jas met een teken van een groep die geweld tegen vreemdelingen goedpraat.", "buurtcentrum", "twee weken geleden", null, Own)],
            new("Het kan mode zijn.", "Een neef gaf de jas.", null, "jongerenwerker", PersonKnows.Yes))
        { By = "tafelpartner", Steps = [new(SignalAction.Acknowledge, 12 * Day), new(SignalAction.AskBack, 11 * Day, "Aan de jongerenwerker vragen of er meer is dan de jas.", UntilInDays: -1) { Say = ["looked_at"] }] },

        new("weging", 11 * Day, Channel.Professional, new("Mees", "Kooistra", "19-11-2005", "Havenkade 3", null),
            [
                new("Zei: 'Geweld tegen journalisten is soms gewoon nodig.'", "werkplaats", "half vorige maand", null, Own),
                new("Vroeg een klasgenoot hoe je aan een vuurwapen komt.", "schoolplein", "vorige week", null, Hearsay),
            ],
            new("Ik ben bang dat hij wordt meegenomen door oudere jongens.", "Hij is pas verhuisd en kent hier niemand.", "Mentor sprak hem.", "praktijkdocent", PersonKnows.Yes))
        { Steps = [new(SignalAction.Acknowledge, 10 * Day), new(SignalAction.BringToWeighing, 3 * Day, "Extreme opvatting en het goedpraten van geweld komen samen voor, bij twee bronnen.", Lighter: "Alleen begeleiding op school: school vraagt zelf om meer.")] },

        new("weging-beantwoord", 15 * Day, Channel.Professional, new("Kit", "Venema", null, null, "volgt avondles, donkergroene scooter"),
            [new("Leest voor uit een tekst die een aanslag op een verdeelstation prijst.", "bibliotheek", "drie weken geleden", null, Own)],
            new("Kit sluit zich af van anderen.", "Kit schrijft een werkstuk over dit onderwerp.", null, "docent", PersonKnows.Unknown))
        { Steps = [new(SignalAction.Acknowledge, 14 * Day), new(SignalAction.BringToWeighing, 9 * Day, "Er is een plan genoemd. Samen kijken wat klopt.", Lighter: "Nog een gesprek door school: te weinig bij dit onderwerp.") { Say = ["looked_at", "what_you_can_do"] }] },

        new("gestopt", 6 * Day, Channel.Professional, new("Bente", "Wiersma", "2010", null, null),
            [new("Schreef in een opstel dat de revolutie met wapens begint.", "les geschiedenis", "vorige week", null, Own)],
            new("Moet ik mij zorgen maken?", "De opdracht ging over de Franse Revolutie.", null, "docent", PersonKnows.No))
        { Steps = [new(SignalAction.Acknowledge, 5 * Day), new(SignalAction.Stop, Day, "De opdracht vroeg om zo'n tekst. Er is verder niets.", "no_sign") { Say = ["no_sign", "what_you_can_do"] }] },

        new("gestopt-schuldig", 16 * Day, Channel.Phone, new(null, null, null, "Torenflat", "man, rond de 50"),
            [new("Hangt een vlag uit die de beller niet kent.", "balkon", "vorige maand", null, Own)],
            new("De beller vindt het eng.", "Een clubvlag.", null, null, PersonKnows.NotAnswered))
        { By = "dossierhouder", Origin = "citizen", ReporterName = "Teun Mulder", ReporterContact = "06 00 00 33 44", Wish = AnswerWish.Phone, Steps = [new(SignalAction.Acknowledge, 15 * Day), new(SignalAction.Stop, 12 * Day, "Het is de vlag van een sportclub.", "other_explanation")] },

        new("elders", 9 * Day, Channel.Professional, new("Wout", "Postma", "1998", "Singel 8", null),
            [new("Zegt dat de wereld beter af is zonder hem en zonder zijn bazen.", "werkcentrum", "vorige week", null, Own)],
            new("Ik hoor vooral wanhoop.", "Hij slaapt slecht en heeft schulden.", "Huisarts gebeld.", "werkcoach", PersonKnows.Yes))
        { By = "uitvoerder", Steps = [new(SignalAction.Acknowledge, 8 * Day), new(SignalAction.Route, 2 * Day, "Hier is hulp nodig, geen weging. Het wijkteam belt hem vandaag.", "help")] },

        new("zelfde-1", 10 * Day, Channel.Professional, new("Lieke", "van den Akker", "14-3-2007", "Eikenlaan 21", null),
            [new("Deelt berichten waarin een aanval op een moskee wordt toegejuicht.", "online", "deze maand", null, Own)],
            new("Het gaat snel.", "Ze wil indruk maken.", null, "mentor", PersonKnows.No)) { Steps = [new(SignalAction.Acknowledge, 9 * Day)] },
        new("zelfde-2", 2 * Day, Channel.Phone, new("Lieke", "v.d. Akker", "14-3-2007", null, null),
            [new("Zei tegen een vriendin dat een aanval soms moet.", null, "gisteren", null, Hearsay)],
            new(null, null, null, null, PersonKnows.NotAnswered))
        { By = "dossierhouder", Origin = "parent", ReporterName = "Een ouder", ReporterContact = "06 00 00 55 66", Wish = AnswerWish.Phone },

        new("hoofd", 14 * Day, Channel.Professional, new("Daan", "Riedstra", "2004", "Vaartweg 5", null),
            [new("Maakte op het plein een lijst van 'verraders' en zei dat hun beurt komt.", "plein", "drie weken geleden", null, Own)],
            new("Het klonk gemeend.", "Ruzie om een schuld.", null, "jongerenwerker", PersonKnows.Yes)) { By = "tafelpartner", Steps = [new(SignalAction.Acknowledge, 13 * Day), new(SignalAction.Split, 12 * Day)] },
        new("samengevoegd", 13 * Day, Channel.Professional, new("D.", "Riedstra", "2004", "Vaartweg 5", null),
            [new("Zei dat verraders hun straf krijgen.", "kantine", "drie weken geleden", null, Hearsay)],
            new(null, null, null, null, PersonKnows.Unknown)) { Steps = [new(SignalAction.Acknowledge, 12 * Day), new(SignalAction.Merge, 11 * Day, "Zelfde naam, adres en jaar.", "hoofd") { By = "dossierhouder-twee" }] },
        new("afgesplitst", 12 * Day, Channel.Professional, new(null, null, null, null, "vriend van Daan, rode pet"),
            [new("Stond erbij en schreef namen op.", "plein", "drie weken geleden", null, Own)],
            new(null, null, null, null, PersonKnows.Unknown)) { By = "dossierhouder", SplitFrom = "hoofd", Steps = [new(SignalAction.Acknowledge, 12 * Day)] },

        new("grens-lindestad", 4 * Day, Channel.Professional, new("Roan", "Dijkema", "30-6-2001", null, null),
            [new("Zegt dat hij klaar is om te vertrekken en te vechten.", "werkcentrum", "deze week", null, Own)],
            new("Hij heeft zijn kamer opgezegd.", "Hij gaat misschien voor werk weg.", null, "werkcoach", PersonKnows.Unknown)) { By = "uitvoerder", Steps = [new(SignalAction.Acknowledge, 3 * Day)] },
        new("grens-waalrode", 3 * Day, Channel.Phone, new("Roan", "Dykema", "30-6-2001", "Dorpsstraat 11", null),
            [new("Vroeg een oom om geld voor een reis naar een oorlogsgebied.", null, "vorige week", null, Hearsay)],
            new("Familie is bang.", null, null, null, PersonKnows.NotAnswered))
        { Municipality = "Waalrode", By = "dossierhouder-buur", Origin = "parent", ReporterName = "Een oom", ReporterContact = "06 00 00 77 88", Wish = AnswerWish.Phone },
        new("waalrode-nieuw", 5, Channel.PublicPage, new(null, null, null, null, "man met witte bestelbus"),
            [new("Riep bij het gemeentehuis dat de burgemeester moet hangen.", "gemeentehuis", "vandaag", null, Own)],
            new("Ik vond het bedreigend.", null, null, null, PersonKnows.NotAnswered)) { Municipality = "Waalrode", By = null, Origin = "citizen", ReporterContact = "06 00 00 99 00", Wish = AnswerWish.Phone },
    ];
}
