namespace Rondetafel.Cli;

/// <summary>The public pages that setup ships; the owner edits them before going live.</summary>
internal static class ShippedPages
{
    /// <summary>Code, Dutch and English text (Markdown without HTML) and owner.</summary>
    public static readonly (string Code, string Dutch, string English, string Owner)[] All =
    [
        ("privacy", """
            ## Wat wij met een melding doen
            Een melding gaat alleen naar de dossierhouder van de gemeente waar het om gaat. Meldt u zonder in te loggen, dan bewaren wij de melding 14 dagen. Spreken wij u in die tijd, dan gaat zij mee in de beoordeling. Anders wordt zij gewist. Schrijft u ons met uw code, dan telt dat als spreken, en beginnen de 14 dagen opnieuw.

            ## Wat wij over u bewaren als melder
            Uw naam en nummer staan apart. Alleen de dossierhouder kan ze openen, en dat wordt vastgelegd. Wij bewaren geen adres van uw computer of telefoon. Wij gebruiken alleen een cookie die verdwijnt als u de browser sluit.

            ## Gaat het over u?
            U mag vragen welke gegevens wij over u hebben. U mag ze laten verbeteren, bezwaar maken en een klacht indienen. Stel uw vraag aan het contactpunt van het samenwerkingsverband. Het kost niets. U krijgt binnen een maand antwoord.

            ## Wie is verantwoordelijk?
            De deelnemers van het samenwerkingsverband zijn samen verantwoordelijk. De functionaris gegevensbescherming houdt toezicht.
            """, """
            ## What we do with a report
            A report goes only to the dossierhouder of the municipality concerned. If you report without signing in, we keep the report for 14 days. If we speak with you in that time, it is taken along in the assessment. Otherwise it is erased. If you write to us with your code, that counts as speaking, and the 14 days begin anew.

            ## What we keep about you as a reporter
            Your name and number are kept apart. Only the dossierhouder can open them, and that is recorded. We keep no address of your computer or phone. We only use a cookie that disappears when you close the browser.

            ## Is it about you?
            You may ask which data we hold about you. You may have them corrected, object, and complain. Ask the contact point of the partnership. It costs nothing. You get an answer within a month.

            ## Who is responsible?
            The participants of the partnership are responsible together. The data protection officer supervises.
            """, "Functionaris gegevensbescherming"),
        ("accessibility", """
            ## Iedereen moet hier terechtkunnen
            Wij willen dat iedereen deze website kan gebruiken. Wij bouwen volgens WCAG 2.2, niveau A en AA. Een onafhankelijk onderzoek is nog niet gedaan. Daarom noemen wij nog geen status.

            ## Lukt iets niet?
            Laat het ons weten via het contactpunt van het samenwerkingsverband. Wij helpen u dan op een andere manier, bijvoorbeeld aan de telefoon.
            """, """
            ## Everybody must be able to use this
            We want everybody to be able to use this website. We build to WCAG 2.2, levels A and AA. An independent audit has not been done yet. Therefore we do not state a status.

            ## Does something not work?
            Tell us through the contact point of the partnership. We then help you in another way, for instance by telephone.
            """, "Samenwerkingsverband"),
        ("about", """
            ## Wat dit is
            Rondetafel is het systeem waarmee gemeente, politie, Openbaar Ministerie, zorg en welzijn samen vroeg handelen bij zorgen over gewelddadig extremisme. Feiten staan apart van meningen. Elke stap heeft een reden. Alles heeft een einddatum.

            ## Wat dit niet is
            Er is geen score over mensen, geen lijst van meningen en geen voorspelling. De broncode is open (EUPL-1.2).
            """, """
            ## What this is
            Rondetafel is the system with which municipality, police, prosecutor, care and welfare act early together on concerns about violent extremism. Facts stand apart from opinions. Every step has a reason. Everything has an end date.

            ## What this is not
            There is no score about people, no list of opinions and no prediction. The source code is open (EUPL-1.2).
            """, "Samenwerkingsverband"),
        ("help", """
            ## Hulp bij melden
            Bel het meldpunt van uw gemeente. De nummers staan op de voorpagina. Bij gevaar belt u 112.

            ## Hulp bij inloggen
            Bent u uw telefoon of sleutel kwijt? Gebruik een herstelcode, of kies bij het inloggen **Wachtwoord of tweede factor kwijt?** Twee mensen van twee organisaties geven u dan samen een nieuw begin. Na vijf foute pogingen wacht u 15 minuten.

            ## Hulp bij het werk
            - Begin bij **Mijn werk**. Daar staat wat er van u gevraagd wordt, tot wanneer en waarom.
            - Boven elke pagina staat **Uitleg**. Die zegt wat u daar kunt doen en wie het leest.
            - Ziet u iets niet? Dan is het er niet, of het is niet met u gedeeld. Een pagina zegt dat verschil nooit. Bel zo nodig de procesregisseur.
            - Bij elke casus en elke bijdrage staat **Wie ziet dit, en waarom**.
            - Een datum typt u zoals u hem zegt: morgen, 12 feb, over 3 dagen.
            - Valt de verbinding weg? Uw tekst blijft op de pagina. Verstuur opnieuw: verstuurt u twee keer, dan telt het één keer.
            - Na 30 minuten zonder iets te doen wordt u uitgelogd.

            ## Iets lekt of klopt niet
            Zegt een pagina iets wat u niet mag weten, of ging iets naar de verkeerde? Bel meteen uw procesregisseur of uw functionaris gegevensbescherming.
            """, """
            ## Help with reporting
            Call the point of your municipality. The numbers are on the front page. In danger call 112.

            ## Help with signing in
            Lost your telephone or key? Use a recovery code, or choose **Lost your password or second factor?** when you sign in. Two people of two organisations then give you a new start together. After five wrong attempts you wait 15 minutes.

            ## Help with the work
            - Begin at **My work**. It says what is asked of you, until when and why.
            - **Explanation** stands at the top of every page. It says what you can do there and who reads it.
            - Can you not see something? Then it is not there, or it is not shared with you. A page never tells which. Call the process director if you need to.
            - At every case and every contribution stands **Who sees this, and why**.
            - Type a date as you say it: tomorrow, 12 Feb, in 3 days.
            - Lost the connection? Your text stays on the page. Send it again: if you send it twice, it counts once.
            - After 30 minutes without doing anything you are signed out.

            ## Something leaks or is wrong
            Does a page say what you may not know, or did something go to the wrong person? Call your process director or your data protection officer at once.
            """, "Samenwerkingsverband"),
    ];
}
