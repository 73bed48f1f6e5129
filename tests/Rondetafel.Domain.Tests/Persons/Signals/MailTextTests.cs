using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Domain.Tests.Persons.Signals;

public sealed class MailTextTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<string, string, string, string, string, string> Mails => new()
    {
        // mail, given|family, from|address|phone, happened on, part of what happened, part of what is thought or done
        { "Van: Petra Zwart <p.zwart@college.example>\nVerzonden: vrijdag 27 februari 2026 16:12\nAan: meldpunt\nOnderwerp: FW: Zorgen over Joris van Dalen\n\nBeste Noor,\n\nGisteren riep Joris iets over ministers. Volgens mij volgt hij iemand online.\n\nMet vriendelijke groet,\nPetra Zwart\nT 026 - 123 45 67",
            "Joris|van Dalen", "Petra Zwart|p.zwart@college.example|+31261234567", "2026-02-26", "Gisteren riep Joris iets over ministers.", "Volgens mij volgt hij iemand online." },
        { "From: \"Bakker, Lars\" <lars.bakker@welzijn.example>\nDate: Mon, 2 Mar 2026 08:30:00 +0100\nSubject: Re: Re: betreft Yasmina El Amrani\n\nHoi Sem,\n\nYasmina El Amrani (geboren 12-3-2009) kwam op 25 februari met een vlag. Ik maak mij zorgen.\n\nGroeten,\nLars",
            "Yasmina|El Amrani", "Lars Bakker|lars.bakker@welzijn.example|", "2026-02-25", "kwam op 25 februari met een vlag.", "Ik maak mij zorgen." },
        { "Goedemorgen,\n\nIk bel u liever niet. Mijn buurjongen Kevin Smit, 16 jaar oud, stak zaterdag vuurwerk af bij het asielzoekerscentrum.\n\ngroet\nMw. T. de Jong\n06-12345678",
            "Kevin|Smit", "Mw. T. de Jong||+31612345678", "2026-02-28", "stak zaterdag vuurwerk af", "" },
        { "> Van: info@sportclub.example\n> Datum: 1 maart 2026\n> Onderwerp: Melding\n>\n> Geachte heer, mevrouw,\n>\n> Onze speler heet Daan Vos. Vorige week dinsdag weigerde hij een hand.\n>\n> Hoogachtend,\n> Het bestuur",
            "Daan|Vos", "Het bestuur|info@sportclub.example|", "2026-02-17", "weigerde hij een hand.", "" },
        { "Zie hieronder.\n\nOp vr 27 feb. 2026 om 09:14 schreef Hans Kok <h.kok@huisarts.example>:\n\nDag Noor,\nIk wil overleggen over Femke de Boer. Zij zei op 20-2-2026 dat zij wil vertrekken. Misschien is het verdriet.\nMvg\nHans Kok, huisarts\n(026) 123 4567",
            "Femke|de Boer", "Hans Kok|h.kok@huisarts.example|+31261234567", "2026-02-20", "Zij zei op 20-2-2026 dat zij wil vertrekken.", "Misschien is het verdriet." },
        { "*Van:* Wijkteam Zuid <wijkteam@gemeente.example>\n*Verzonden:* donderdag 26 februari 2026 11:00\n*Onderwerp:* bewoner\n\nHallo,\n\nDe bewoner Ali Yıldız hing een spandoek op. Wij hebben met hem gesproken.\n\nVriendelijke groet,\nWijkteam Zuid",
            "Ali|Yıldız", "Wijkteam Zuid|wijkteam@gemeente.example|", "", "De bewoner Ali Yıldız hing een spandoek op.", "Wij hebben met hem gesproken." },
        { "Van: o.jansen@mbo.example\nOnderwerp: leerling Noah ten Brink\n\nL.S.,\n\nOp 3 februari schreef hij op het bord dat hij gaat vechten. Hij is 17 jaar.\n--\nOlga Jansen | 0031 6 1234 5678 | o.jansen@mbo.example",
            "Noah|ten Brink", "Olga Jansen||", "2026-02-03", "schreef hij op het bord", "" },
        { "Er liep iemand rond met een masker.",
            "|", "||", "", "Er liep iemand rond met een masker.", "" },
        { "Van: Ria Post [mailto:ria@post.example]\nVerzonden: 28-02-2026\nOnderwerp: Zorg\n\nIk weet niet hoe zij heet. Zij woont boven de bakker.\n\nGroet, Ria",
            "|", "Ria Post|ria@post.example|", "", "Zij woont boven de bakker.", "" },
        { "Onderwerp: Betreft: Mohammed Ben Salah\n\nBeste collega,\n\nDatum: 24 februari 2026 was hij er niet.\nHij verkoopt boeken.\n\nMet groet,\nJan Blom",
            "Mohammed|Ben Salah", "Jan Blom||", "2026-02-24", "Hij verkoopt boeken.", "" },
        { "Van: Inge Maas <inge@jeugd.example>\nVerzonden: maandag 2 maart 2026 09:01\nOnderwerp: Inzake O'Neill\n\nDag,\n\nHet gaat om Sean O'Neill. Eergisteren plaatste hij een lijst met namen.\nIk ben bang dat hij iets doet. We hebben afgesproken dat school let op hem.\n\nHartelijke groet,\nInge Maas\nTel: +31 (0)6 12 34 56 78",
            "O'Neill|", "Inge Maas|inge@jeugd.example|+31612345678", "2026-02-28", "Eergisteren plaatste hij een lijst met namen.", "Ik ben bang dat hij iets doet." },
        { "Van: Bram <bram@buurt.example>\r\nVerzonden: zondag 1 maart 2026 20:00\r\nOnderwerp: geen\r\n\r\nHoi,\r\n\r\nMijn zoon Tim van den Berg ging vandaag weg met een tas.\r\n\r\nGroetjes,\r\nBram\r\n",
            "Tim|van den Berg", "Bram|bram@buurt.example|", "2026-03-01", "ging vandaag weg met een tas.", "" },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public void Mail_IsTakenApart(string mail, string person, string from, string day, string happened, string other)
    {
        var read = MailText.Read(mail, Today);

        Assert.Equal(person, $"{read.GivenNames}|{read.FamilyName}");
        var wanted = from.Split('|');
        Assert.Equal(wanted[0], read.FromName.Split(',', '|')[0].Trim());
        if (wanted[1].Length > 0) Assert.Equal(wanted[1], read.FromAddress);
        if (wanted[2].Length > 0) Assert.Equal(wanted[2], read.Phone);
        Assert.Equal(day, read.HappenedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "");
        Assert.Contains(happened, read.Happened);
        Assert.Contains(other, read.Thought + " " + read.Done);
        if (other.Length > 0) Assert.DoesNotContain(other, read.Happened);
    }

    [Fact]
    public void EveryWordOfTheText_StandsInOneOfTheThreeFields()
    {
        var read = MailText.Read("Onderwerp: x\n\nHij riep iets. Ik denk van niet. Ik heb met hem gesproken. En toen?\n\nGroet,\nEva", Today);

        Assert.Equal(("Hij riep iets. En toen?", "Ik denk van niet.", "Ik heb met hem gesproken."), (read.Happened, read.Thought, read.Done));
    }

    [Theory]
    [InlineData("geboren op 1-2-2003", "1-2-2003")]
    [InlineData("geb. 3 mei 2001", "3 mei 2001")]
    [InlineData("een 15-jarige jongen", "15-jarige")]
    [InlineData("hij is 17 jaar", "17 jaar")]
    [InlineData("hij zei niets", "")]
    public void BirthDate_StandsAsWritten(string text, string birth) => Assert.Equal(birth, MailText.Read(text, Today).BirthDate);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("Van:\nAan:\nOnderwerp:")]
    [InlineData("\0\u202E😀")]
    public void OddText_IsNeverRefused(string mail) => Assert.NotNull(MailText.Read(mail, Today));

    [Fact]
    public void LongText_IsReadInTime()
    {
        var read = MailText.Read(string.Concat(Enumerable.Repeat("over A b C d 12-3 Van: x op ", 600)), Today);

        Assert.True(read.Happened.Length > 1000);
    }
}
