using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Cli;

/// <summary>The lists, numbers, texts and pages that setup ships: first versions, with their source, unverified until somebody checked them.</summary>
internal static class Shipped
{
    /// <summary>All entries, ready to be added.</summary>
    public static IEnumerable<CatalogueEntry> Entries(RandomSource random, DateTime now)
    {
        var from = Deadline.LocalDate(now);
        CatalogueEntry Ship(CatalogueKind kind, string list, string code, EntryContent content, bool off = false) =>
            CatalogueEntry.Ship(new CatalogueEntryId(random.NewId()), kind, list, code, content, from, now, off);
        foreach (var (code, number, unit, nl, en, source) in Numbers(from)) yield return Ship(CatalogueKind.Parameter, "parameter", code, new EntryContent(nl, en, number, unit, source));
        foreach (var (list, code, nl, en) in Lines.Concat(ShippedCaseLists.Lines)) yield return Ship(CatalogueKind.ListItem, list, code, new EntryContent(nl, en));
        foreach (var (code, nl, en, source) in ShippedCaseLists.ProvisionGrounds) yield return Ship(CatalogueKind.ListItem, "case.provision", code, new EntryContent(nl, en, Source: source));
        foreach (var (code, nl, en, source, form) in ShippedCaseLists.Ideologies) yield return Ship(CatalogueKind.ListItem, "case.ideology", code, new EntryContent(nl, en, Source: source, SurveyForm: form));
        yield return Ship(CatalogueKind.ListItem, "case.category", "bsn", new EntryContent("Burgerservicenummer", "Citizen service number", Source: "Uitvoeringswet AVG (UAVG) art. 46"), off: true);
        foreach (var ((code, nl, en), order) in ShippedCaseLists.Criteria.Select((c, i) => (c, i + 1)))
            yield return Ship(CatalogueKind.Criterion, "criteria", code, new EntryContent(nl, en, order, "order", "Evaluatie lokale aanpak, hoofdstuk 4"));
        foreach (var (code, nl, en) in FeedbackTexts) yield return Ship(CatalogueKind.FeedbackText, "feedback", code, new EntryContent(nl, en, Source: "Evaluatie lokale aanpak, hoofdstuk 3 en 5"));
        foreach (var (code, nl, en, owner) in ShippedPages.All) yield return Ship(CatalogueKind.PublicPage, "page", code, new EntryContent(nl, en, Owner: owner));
    }

    private static IEnumerable<(string, int, string, string, string, string)> Numbers(DateOnly today) =>
    [
        (Parameters.AcknowledgeDays, 2, "working_days", "Ontvangst bevestigen", "Acknowledge receipt", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.HeldApartDays, 14, "days", "Melding zonder inlog bewaren tot de melder gesproken is", "Keep a report without login until the reporter was spoken to", "Wettelijke term, nog te controleren"),
        (Parameters.ShieldedDays, 14, "days", "Afgeschermd bewaren na stoppen of doorverwijzen", "Keep shielded after stopping or routing", "BGS art. 1.16 lid 1, termijn nog te controleren"),
        (Parameters.AnswerDays, 5, "working_days", "Terugkoppelen na elk besluit", "Answer after each decision", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.AnswerWeeks, 8, "weeks", "Antwoord leesbaar nadat het gegeven is", "Answer readable after it was given", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.WeighingDays, 10, "working_days", "Wegen", "Weigh", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.TrackUnreadDays, 90, "days", "Afloop van een OM-traject bewaren tot de voorzitter las", "Keep the end of a prosecutor's track until the chair has read it", "Eigen keuze, termijn nog te controleren"),
        (Parameters.TrackReadDays, 14, "days", "OM-traject bewaren nadat de voorzitter las", "Keep a prosecutor's track after the chair has read it", "Eigen keuze, termijn nog te controleren"),
        (Parameters.QuestionAnswerDays, 5, "working_days", "Vraag aan de tafel: de procesregisseur heeft gekeken", "Question to the table: the process director has looked", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.QuestionKeptDays, 60, "days", "Vraag aan de tafel bewaren na het stellen", "Keep a question to the table after asking", "Eigen keuze, termijn nog te controleren"),
        (Parameters.QuestionsPerDay, 3, "count", "Vragen aan de tafel per persoon per dag", "Questions to the table per person per day", "Eigen keuze: geen vrij zoeken"),
        (Parameters.ProvisionUnsentDays, 90, "days", "Verstrekking in voorbereiding bewaren na het begin", "Keep a provision in preparation after its start", "Eigen keuze, termijn nog te controleren"),
        (Parameters.ProvisionYears, 5, "years", "Verstrekking in het register bewaren na het verstrekken", "Keep a provision in the register after handing over", "WGS art. 1.7 (leden 1 tot en met 5) noemt geen termijn; termijn nog te controleren"),
        (Parameters.ThemeMonths, 12, "months", "Thema uit een weging bewaren, zonder gegevens over iemand", "Keep a theme of a weighing, without data about anyone", "Eigen keuze: spanningen eindigen na twaalf maanden"),
        (Parameters.MeetingMonths, 12, "months", "Overleg bewaren na de dag zelf; het verslag blijft bij de casus", "Keep a meeting after its day; its minutes stay with the case", "Eigen keuze, termijn nog te controleren"),
        (Parameters.ReviewMonths, 6, "months", "Noodzaak van een casus herzien", "Review whether a case is needed", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.MinorReviewMonths, 3, "months", "Noodzaak herzien bij een minderjarige", "Review for a minor", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.OverdueDays, 30, "days", "Van einddatum naar laatste fase van de schaduwlijst", "From end date to the last phase of the monitoring list", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.MonitoringMonths, 6, "months", "Langst op de schaduwlijst", "Longest on the monitoring list", "Evaluatie lokale aanpak, hoofdstuk 4"),
        (Parameters.InformDays, 28, "days", "De persoon, en ouder of voogd van een minderjarige, informeren", "Tell the person, and the guardian of a minor", "Uitvoeringswet AVG (UAVG) art. 41 en AVG art. 14 lid 3 (een maand), nog te controleren"),
        (Parameters.DailyCeiling, 25, "count", "Meldingen zonder inlog per gemeente per dag", "Reports without login per municipality per day", "Tegen misbruik"),
        (Parameters.FirstFigureYear, today.Year, "year", "Eerste jaar van de cijfers naar jaar van opname", "First year of the figures by year of intake", "Evaluatie lokale aanpak, tabel 4.1"),
        (Parameters.DesignationGate, int.Parse(today.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture), "date",
            "Vanaf wanneer screening en scholing bevestigd moeten zijn", "From when screening and training must be confirmed", "BGS art. 1.11 en 1.17"),
        (Parameters.DesignationMonths, 12, "months", "Langste aanwijzing", "Longest designation", "WGS art. 1.8 lid 2; termijn eigen keuze"),
        (Parameters.ScreeningMonths, 12, "months", "Bevestiging van de screening geldig", "Confirmation of the screening counts", "BGS art. 1.11; termijn eigen keuze"),
        (Parameters.TrainingMonths, 24, "months", "Bevestiging van de scholing geldig, per onderwerp", "Confirmation of the training counts, per topic", "BGS art. 1.17 noemt geen termijn; eigen keuze"),
        (Parameters.ConfidentialityMonths, 12, "months", "Geheimhouding opnieuw lezen na", "Read the confidentiality notice again after", "WGS art. 1.11; termijn eigen keuze"),
        (Parameters.DraftDays, 7, "days", "Half ingevuld formulier bewaren na de laatste wijziging", "Keep a half-written form after its last change", "Eigen keuze, geen wettelijke termijn"),
        (Parameters.SentMailDays, 30, "days", "Bewaren dat een bericht gemaild is", "Keep that a notice was mailed", "Eigen keuze, geen wettelijke termijn"),
    ];

    private static readonly (string List, string Code, string Dutch, string English)[] Lines =
    [
        ("signal.origin", "professional", "Professional", "Professional"),
        ("signal.origin", "citizen", "Inwoner", "Citizen"),
        ("signal.origin", "parent", "Ouder of familie", "Parent or family"),
        ("signal.origin", "official", "Medewerker van de gemeente (balie, sociale dienst)", "Municipal official (counter, social services)"),
        ("signal.origin", "police", "Politie", "Police"),
        ("signal.origin", "aivd", "Ambtsbericht van de AIVD (alleen kenmerk en datum)", "AIVD official message (reference and date only)"),
        ("signal.origin", "anonymous", "Meld Misdaad Anoniem", "Report Crime Anonymously"),
        ("signal.origin", "other_region", "Andere regio", "Other region"),
        ("signal.route", "help", "Gewone hulp (wijkteam, jeugdhulp, huisarts)", "Regular help (neighbourhood team, youth care, doctor)"),
        ("signal.route", "police", "Politie", "Police"),
        ("signal.route", "municipality", "Andere gemeente", "Another municipality"),
        ("signal.route", "safe_home", "Veilig Thuis", "Safe at Home (Veilig Thuis)"),
        ("signal.route", "school", "School zelf, met steun", "The school itself, with support"),
        ("signal.route", "discrimination", "Antidiscriminatievoorziening", "Anti-discrimination service"),
        ("signal.stop", "no_sign", "Geen teken van radicalisering", "No sign of radicalisation"),
        ("signal.stop", "other_explanation", "Er is een andere verklaring", "There is another explanation"),
        ("signal.stop", "too_little", "Te weinig om iets mee te doen", "Too little to act on"),
        ("signal.stop", "not_about_person", "Gaat niet over een persoon", "Not about a person"),
        ("signal.stop", "abuse", "Misbruik van het formulier", "Misuse of the form"),
        ("advice.theme", "recognise", "Herkennen: is dit een teken?", "Recognise: is this a sign?"),
        ("advice.theme", "discuss", "Bespreken met iemand of met ouders", "Talk with someone or with parents"),
        ("advice.theme", "share", "Mag ik dit delen?", "May I share this?"),
        ("advice.theme", "tension", "Spanning in een groep, klas of buurt", "Tension in a group, class or neighbourhood"),
        ("advice.result", "answered", "Beantwoord", "Answered"),
        ("advice.result", "referred", "Verwezen naar gewone hulp", "Referred to regular help"),
        ("advice.result", "becomes_report", "Wordt een melding", "Becomes a report"),
    ];

    private static readonly (string Code, string Dutch, string English)[] FeedbackTexts =
    [
        ("received", "Wij hebben uw melding gelezen. Dank dat u dit met ons deelt. U hoort weer van ons zodra er een besluit is, ook als het geen teken van zorg blijkt.",
            "We have read your report. Thank you for sharing this with us. You will hear from us again once there is a decision, also when it turns out not to be a sign of concern."),
        ("looked_at", "Wij hebben met zorg gekeken naar wat u vertelde. Wat wij daarna doen, mogen wij u niet vertellen. Dat is om de persoon te beschermen. Ziet u iets nieuws, dan horen wij dat graag.",
            "We looked with care at what you told us. What we do next we may not tell you. That is to protect the person. If you see something new, we like to hear it."),
        ("no_sign", "Wij hebben met zorg gekeken. Wat u zag, is volgens ons geen teken van radicalisering. Het is goed dat u het meldde. Wij leggen u graag uit waar u wel op kunt letten.",
            "We looked with care. What you saw is in our view not a sign of radicalisation. It is good that you reported it. We like to explain what you can look out for."),
        ("what_you_can_do", "Dit kunt u zelf doen: houd contact, luister, en stel open vragen. Spreek over wat u ziet, niet over wat u vermoedt. Twijfelt u? Bel ons, ook zonder een naam te noemen.",
            "What you can do yourself: keep in touch, listen, and ask open questions. Talk about what you see, not about what you suspect. In doubt? Call us, also without naming anyone."),
        ("taken_up", "Voor u als professional: uw melding is opgepakt. U kunt gebeld worden met een vraag. Deel dit niet verder.",
            "For you as a professional: your report has been taken up. You may be called with a question. Please do not share this further."),
        ("not_taken_up", "Voor u als professional: uw melding is niet opgepakt in deze aanpak. U kunt uw gewone begeleiding voortzetten. Ziet u iets nieuws, meld het dan opnieuw.",
            "For you as a professional: your report was not taken up in this approach. You can go on with your usual guidance. If you see something new, report it again."),
    ];
}
