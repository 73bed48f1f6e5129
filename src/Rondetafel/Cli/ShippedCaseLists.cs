using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Cli;

/// <summary>The lists and criteria of weighing and case that setup ships.</summary>
internal static class ShippedCaseLists
{
    /// <summary>List, code, Dutch, English.</summary>
    public static readonly (string List, string Code, string Dutch, string English)[] Lines =
    [
        ("weighing.refer", "youth", "Overleg jeugd", "Youth consultation"),
        ("weighing.refer", "high_impact", "Overleg high impact crime", "High impact crime consultation"),
        ("weighing.refer", "care", "Overleg zorg en veiligheid", "Care and safety consultation"),
        ("weighing.refer", "safe_home", "Veilig Thuis", "Safe at Home (Veilig Thuis)"),
        ("weighing.theme", "tension", "Spanning in buurt, school of groep", "Tension in a neighbourhood, school or group"),
        ("weighing.theme", "discrimination", "Discriminatie of uitsluiting", "Discrimination or exclusion"),
        ("weighing.theme", "online", "Spanning online", "Tension online"),
        ("case.ground", "convenant", "Convenant van het samenwerkingsverband", "Covenant of the partnership"),
        ("case.ground", "pga", "Wet PGA (nog niet juridisch nagekeken)", "PGA act (not yet checked by a lawyer)"),
        ("case.ground", "wpg16", "Wet politiegegevens, art. 16", "Police Data Act, art. 16"),
        ("case.ground", "wpg20", "Wet politiegegevens, art. 20", "Police Data Act, art. 20"),
        ("case.ground", "wjsg", "Wet justitiële en strafvorderlijke gegevens", "Judicial and Criminal Data Act"),
        ("case.ground", "consent", "Toestemming van de persoon", "Consent of the person"),
        ("case.category", "identity", "Identiteit en contact", "Identity and contact"),
        ("case.category", "housing", "Wonen", "Housing"),
        ("case.category", "finance", "Geld en schulden", "Money and debts"),
        ("case.category", "income", "Werk en inkomen", "Work and income"),
        ("case.category", CaseCategories.Health, "Gezondheid", "Health"),
        ("case.category", CaseCategories.Police, "Politiegegevens", "Police data"),
        ("case.category", CaseCategories.Judicial, "Justitie, vervolging en handhaving", "Justice, prosecution and enforcement"),
        ("case.category", "family", "Familie en directe contacten", "Family and direct contacts"),
        ("case.category", "supervision", "Toezicht en bestuurlijke maatregelen", "Supervision and administrative measures"),
        ("case.category", CaseCategories.Care, "Zorg: nodig of gegeven", "Care: needed or given"),
        ("case.category", "guidance", "Begeleiding", "Guidance"),
        ("case.domain", "safety", "Veiligheid", "Safety"),
        ("case.domain", "housing", "Wonen", "Housing"),
        ("case.domain", "family", "Gezin en relaties", "Family and relations"),
        ("case.domain", "school", "School en opleiding", "School and training"),
        ("case.domain", "work", "Werk en dagbesteding", "Work and day structure"),
        ("case.domain", "money", "Geld", "Money"),
        ("case.domain", "health", "Lichaam en geest", "Body and mind"),
        ("case.domain", "network", "Vrienden en netwerk", "Friends and network"),
        ("case.domain", "meaning", "Zingeving en identiteit", "Meaning and identity"),
        ("case.domain", "online", "Leven online", "Life online"),
        ("case.function", "coordinator", "Coördinator van de gemeente", "Municipal coordinator"),
        ("case.function", "chair", "Technisch voorzitter", "Technical chair"),
        ("case.function", "specialist", "Inhoudelijk specialist", "Content specialist"),
        ("case.function", "support", "Ondersteuning", "Support"),
        ("case.monitoring", "last_phase", "Besluiten of de casus kan sluiten.", "Decide whether the case can close."),
        ("case.measure", "benefits", "Uitkering stopgezet of aangepast", "Benefits stopped or changed"),
        ("case.measure", "area_ban", "Gebiedsverbod", "Area ban"),
        ("case.measure", "reporting", "Meldplicht", "Duty to report"),
        ("case.measure", "quick_response", "Lik-op-stuk", "Immediate response"),
    ];

    /// <summary>The grounds of a provision: code, Dutch, English and where it comes from; unverified until a lawyer checked them.</summary>
    public static readonly (string Code, string Dutch, string English, string Source)[] ProvisionGrounds =
    [
        ("wiv39", "Wiv 2017, art. 39: aan een inlichtingendienst", "Intelligence Act 2017, art. 39: to an intelligence service", "Wiv 2017 art. 39, nog te controleren"),
        ("wgs17_third", "WGS, art. 1.7 lid 3: aan een derde, met een grond in de wet", "WGS act, art. 1.7(3): to a third party, with a ground in the act", "WGS art. 1.7 lid 3, nog te controleren"),
        ("wgs17_partnership", "WGS, art. 1.7 lid 8: aan een ander samenwerkingsverband", "WGS act, art. 1.7(8): to another partnership", "WGS art. 1.7 lid 8, nog te controleren"),
        ("consent", "Toestemming van de persoon", "Consent of the person", "AVG art. 6 lid 1 onder a en art. 9 lid 2 onder a, nog te controleren"),
    ];

    /// <summary>
    /// The short list of ideological backgrounds (product.md row 7): code, Dutch, English, where the line comes from, and the form of
    /// the partner survey it counts under; null where the survey did not ask about it.
    /// </summary>
    public static readonly (string Code, string Dutch, string English, string Source, string? Form)[] Ideologies =
    [
        ("jihadist", "Jihadistisch", "Jihadist", "Evaluatie lokale aanpak, kader 1; NCTV, Dreigingsbeeld Terrorisme Nederland", "jihadist"),
        ("right_wing", "Rechts-extremistisch", "Right-wing extremist", "Evaluatie lokale aanpak, kader 1; NCTV, Dreigingsbeeld Terrorisme Nederland", "right"),
        ("left_wing", "Links-extremistisch", "Left-wing extremist", "Evaluatie lokale aanpak, kader 1; NCTV, Dreigingsbeeld Terrorisme Nederland", "left"),
        ("ethnic", "Etnisch-nationalistisch", "Ethnic-nationalist", "Evaluatie lokale aanpak, kader 1", "ethnic"),
        ("anti_institutional", "Anti-institutioneel", "Anti-institutional", "NCTV, Dreigingsbeeld Terrorisme Nederland; niet in de evaluatie van Arnhem (2019)", null),
        ("other", "Anders", "Other", "Eigen keuze", null),
        ("not_clear", "Niet duidelijk", "Not clear", "Eigen keuze", null),
    ];

    /// <summary>The criteria form of the weighing: text questions in this order, the main question first.</summary>
    public static readonly (string Code, string Dutch, string English)[] Criteria =
    [
        ("danger", "Is de persoon een gevaar voor de veiligheid van zichzelf of van de samenleving? Waaruit blijkt dat?",
            "Is the person a danger to the safety of self or society? What shows that?"),
        ("views_and_violence", "Zijn er extreme opvattingen samen met het goedpraten van geweld? Noem gedrag of uitspraken, met datum en bron. Radicale opvattingen alleen zijn geen grond.",
            "Are there extreme views together with legitimising violence? Name behaviour or statements, with date and source. Radical views alone are no ground."),
        ("against", "Wat spreekt ertegen? Wat gaat goed?", "What speaks against it? What goes well?"),
        ("other_explanation", "Wat kan het nog meer verklaren?", "What else could explain it?"),
        ("proportionality", "Staat een persoonsgerichte aanpak in verhouding tot de zorg?", "Is a person-centred approach in proportion to the concern?"),
        ("lighter", "Welke lichtere mogelijkheid is overwogen, en waarom is die wel of niet genoeg?", "Which lighter option was considered, and why is it enough or not?"),
    ];
}
