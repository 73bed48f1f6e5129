namespace Rondetafel.Domain.Tests.Persons.Identities;

/// <summary>Names of twelve traditions found in the Netherlands, as many people of each; "Sebastiaan/Bas" gives a call name.</summary>
internal static class NameTraditions
{
    public sealed record GivenName(string Full, string[] CallNames);

    public sealed record Tradition(GivenName[] Given, string[] Family);

    public static readonly Tradition[] All =
    [
        Dutch(), Frisian(), Turkish(), Moroccan(), Surinamese(), Polish(), Moluccan(), English(), Antillean(), Syrian(), Ukrainian(), Vietnamese(),
    ];

    private static Tradition Dutch() => Of(
        "Sebastiaan/Bas Johannes/Jan/Hans Alexander/Lex/Sander Wilhelmus/Wim Hendrik/Henk Cornelis/Kees Jacobus/Koos/Jaap Petrus/Piet Antonius/Ton Gerardus/Gerard "
        + "Matthijs/Thijs Maarten Nicolaas/Klaas Franciscus/Frans Leonardus/Leo Daniël/Daan Laurens Jeroen Ruben Niels Jan-Willem Robert/Rob Joost Thomas/Tom "
        + "Elisabeth/Lies/Els Wilhelmina/Willy Catharina/Toos Margaretha/Greet Zoë Femke Sanne Anne-Marie Lotte Marloes Iris Noëlle Charlotte/Lot Esther Roos Eva",
        "Jansen,de Jong,de Vries,van den Berg,van Dijk,Bakker,Visser,Smit,Meijer,de Boer,Mulder,de Groot,Bos,Vos,Peters,Hendriks,van Leeuwen,Dekker,Brouwer,"
        + "de Wit,Dijkstra,Smits,de Graaf,van der Meer,van der Linden,Kok,Jacobs,de Haan,Vermeulen,van den Heuvel,van der Veen,van den Broek,Schouten,van Beek,"
        + "Willems,Hoekstra,Koster,Prins,Huisman,Verhoeven,Brandt,Schmidt,'t Hooft,van 't Hek,ter Horst,op den Kamp,in 't Veld,Kuijpers,Beckers,Theunissen");

    private static Tradition Frisian() => Of(
        "Sjoerd Douwe Tjeerd Wybren Fokke Jelle Sytse Hessel Bauke Gerben Durk Harmen Auke Rients Ids Feike Lolke Minne Wiebe Ype "
        + "Aukje Sietske Trijntje/Trien Froukje Jitske Baukje Tjitske Hiske Wytske Maaike Geeske Ymkje Durkje Akke Feikje Sjoukje Renske Boukje Ytsje Hinke",
        "Hoekstra,Dijkstra,Postma,Hiemstra,Bouma,Zijlstra,Veenstra,Terpstra,Wiersma,Sikkema,Hofstra,Haarsma,Bijlsma,Boersma,Reitsma,Feenstra,Kooistra,Jellema,"
        + "Tamminga,Wijnia,Sinnema,Heeringa,Bergsma,de Haan,van der Wal,van der Meulen,Buwalda,Cnossen,Osinga,Ypma,Rijpkema,Miedema,Elgersma,Nauta,Sybrandy,"
        + "Galama,Douma,Andringa,Hettema,Weidenaar,Bruinsma,Castelein,van der Ploeg,Kingma,Roorda,Talsma,Visbeek,Wielinga,Zandstra,Schaafsma");

    private static Tradition Turkish() => Of(
        "Mehmet/Memo Mustafa Ahmet Hüseyin Hasan İbrahim/Ibo İsmail Osman Yusuf Murat Ömer Süleyman Emre Çağlar Serkan Volkan Gökhan Tolga Uğur Kemal Barış Şükrü Deniz Enes "
        + "Ayşe Fatma Emine Hatice Zeynep/Zey Elif Meryem Şerife Hülya Gülsüm Özlem Çiğdem Büşra Esra Kübra Tuğba Songül Nurcan Yasemin Derya",
        "Yılmaz,Kaya,Demir,Çelik,Şahin,Yıldız,Yıldırım,Öztürk,Aydın,Özdemir,Arslan,Doğan,Kılıç,Aslantaş,Çetin,Kara,Koç,Kurt,Özkan,Şimşek,Polat,Korkmaz,Çakır,"
        + "Erdoğan,Akın,Güneş,Bozkurt,Avcı,Işık,Tekin,Türkmen,Güler,Acar,Ünal,Sarı,Keskin,Bulut,Taş,Karakuş,Uysal,Toprak,Gündüz,Aksoy,Coşkun,Sezer,Karataş,Başaran,Durmaz,Ekinci,Yüksel");

    private static Tradition Moroccan() => Of(
        "Mohammed/Mo Ahmed Youssef Rachid Hassan Khalid Mustapha Abdelkarim/Karim Abdellah Noureddine/Nordin Omar Bilal Soufiane Ayoub Hamza Yassine Ismail Anouar Said Driss "
        + "Mimoun Tarik Zakaria Brahim Fatima Khadija Aïcha Naima Samira Malika Zohra Hanane Ikram Oumaima Houda Loubna Nadia Karima Siham Ouafae",
        "El Amrani,Benali,El Idrissi,Bouzidi,El Khattabi,Amghar,Aït Taleb,Ben Haddou,Chaouch,El Yousfi,Bouhali,El Ouali,Azzouzi,Belhaj,Bennani,Boukhari,"
        + "Chakir,El Fassi,El Mansouri,El Bakkali,Essaidi,Haddad,Hamdaoui,Jabri,Kaddouri,Lahlou,Laghmari,Mansour,Moussaoui,Naciri,Ouali,Rahmani,Saidi,Tahiri,"
        + "Zerouali,Ziani,El Hamdi,Afkir,Akkouh,Aarab,Bouyaghroumni,Ouariachi,Marzouki,Lamrabet,El Morabit,Taouil,Oulad Ali,Achahbar,El Kaddouri,Yachou");

    private static Tradition Surinamese() => Of(
        "Radjinder/Radj Soerin Ravindra/Ravi Anil Sandjai Vikash Dewanand Harrypersad Rishi Krishna Winston Henk Ruben Orlando Kenneth/Ken Romeo Clyde Steven Humphrey Ludwig "
        + "Shanti Priyanka/Priya Indra Sharmila Anjali Roshni Kavita Savitri Chandra Rajni Wilma Muriel Marlène Yvonne Hillegonda Naomi Cheryl Jamila Ruth Farida",
        "Ramdin,Bhagwandin,Ramcharan,Kalpoe,Jagesar,Biharie,Soekhoe,Mahabier,Ramlal,Sewnarain,Chotoe,Gopal,Oemrawsingh,Raghoebarsing,Autar,Baldew,Doerga,"
        + "Ganpat,Hardjo,Jhinkoe,Kisoen,Lachman,Mangal,Nandoe,Parag,Sital,Tewarie,Pinas,Kartosen,Pawirodikromo,Soerowidjojo,Martodihardjo,Abrahams,Blokland,"
        + "Wijdenbosch,Venetiaan,Brunswijk,Landveld,Koenders,Eduards,Aboikoni,Pengel,Vreden,Hasselbaink,Rijkaard,Emanuelson,Kromosoeto,Tjon A Joe,Lo Fo Wong,Sabajo");

    private static Tradition Polish() => Of(
        "Łukasz Piotr Krzysztof/Krzysiek Andrzej Tomasz/Tomek Paweł Michał Marcin Grzegorz Jakub/Kuba Wojciech/Wojtek Stanisław/Staszek Zbigniew/Zbyszek Mariusz Dariusz Rafał "
        + "Sławomir Bartłomiej/Bartek Kamil Szymon Małgorzata/Gosia Katarzyna/Kasia Agnieszka/Aga Barbara/Basia Ewa Krystyna/Krysia Elżbieta/Ela Joanna/Asia Magdalena/Magda "
        + "Monika Dorota Beata Paulina Justyna Aleksandra/Ola Weronika Zofia Karolina Sylwia Grażyna",
        "Nowak,Kowalski,Wiśniewski,Wójcik,Kamiński,Lewandowski,Zieliński,Szymański,Woźniak,Dąbrowski,Kozłowski,Jankowski,Mazur,Kwiatkowski,Krawczyk,"
        + "Piotrowski,Grabowski,Nowakowski,Pawłowski,Michalski,Adamczyk,Dudek,Zając,Wieczorek,Jabłoński,Król,Majewski,Olszewski,Jaworski,Wróbel,Malinowski,"
        + "Pawlak,Witkowski,Walczak,Stępień,Górski,Rutkowski,Michalak,Sikora,Ostrowski,Baran,Duda,Szewczyk,Tomaszewski,Pietrzak,Marciniak,Wróblewski,Zalewski,Jakubowski,Jasiński");

    private static Tradition Moluccan() => Of(
        "Yohanis Dominggus Markus Octavianus Zeth Elias Noch Frederik Semuel Melkianus Abednego Julius Obed Nataniel Hermanus Simon Izaak Otniel Thobias/Tobi Etus "
        + "Elisabeth/Bet Welhelmina/Mina Dorkas Yakomina Martha Susana Rachel Adolfina Costantina Ferdinanda Magdalena/Lena Agustina Naomi Salomina Ester Debora Yuliana Orpa Batseba Paulina",
        "Manuhutu,Pattiasina,Latuheru,Sahetapy,Tahapary,Matulessy,Lekatompessy,Tomasoa,Hattu,Wattimena,Pelupessy,Salampessy,Nanlohy,Tuhuteru,Siahaya,"
        + "Leatemia,Risakotta,Supusepa,Tanamal,Ririassa,Kakisina,Lilipaly,Metiary,Noija,Papilaja,Rumahlatu,Sapulette,Talahatu,Usmany,Wairata,Patty,Soumokil,"
        + "Timisela,Souisa,Haurissa,Manusama,Picauly,Parinussa,Huwae,Lewerissa,Akihary,Titaley,Sopacua,Toisuta,Pessireron,Makatita,Ayawaila,Tutuarima,Van Room,de Fretes");

    private static Tradition English() => Of(
        "William/Bill/Will James/Jim Robert/Bob Michael/Mike Richard/Rick Edward/Ted Andrew/Andy Matthew/Matt Christopher/Chris Joshua/Josh Nathaniel/Nate Geoffrey/Geoff Gregory/Greg "
        + "Stephen/Steve Benjamin/Ben Samuel/Sam Zachary/Zach Callum Liam Graham Elizabeth/Liz/Beth Margaret/Maggie Catherine/Kate Jennifer/Jenny Jessica/Jess Rebecca/Becky Victoria/Vicky "
        + "Patricia/Pat Deborah/Debbie Chloë Hannah Abigail Fiona Siobhan Heather Lucy Harriet Bethany Georgina Imogen",
        "Smith,Jones,Taylor,Brown,Williams,Wilson,Johnson,Davies,Robinson,Wright,Thompson,Evans,Walker,White,Roberts,Green,Hall,Wood,Jackson,Clarke,Phillips,"
        + "O'Brien,MacDonald,McCarthy,Fitzgerald,Stewart,Campbell,Murray,Cooper,Harrison,Ward,Turner,Bailey,Mitchell,Shaw,Ellis,Richardson,Kelly,Foster,Chapman,"
        + "Hughes,Edwards,Lloyd,Okafor,Adeyemi,Mensah,Boateng,Whitfield,Hawthorne,Llewellyn");

    private static Tradition Antillean() => Of(
        "Shurendy/Shur Rudsel Gilberto Giovanni/Gio Jurandy Quincy Rigoberto Elvis Ruthmila Churandy Roberto/Beto Eduardo/Edu Manuel/Manu Francisco/Paco Angelo Edsel Winfred Hubert Lisandro Rowendy "
        + "Marelva Shudeska Gislaine Zulaika Jacinta Luz Mirugia Ludmila Xiomara Yamila Carmen Rosalinda Ivette Shahaira Gwendeline Omaira Migdalia Rignela Daisy Thaïs",
        "Martina,Rosaria,Maria,Isenia,Sambo,Felicia,Cijntje,Leito,Winklaar,Pieters,Curiel,Zimmerman,Provence,Hooi,Schoop,Croes,Wever,Maduro,Tromp,Kelly,"
        + "Werleman,Dirksz,Geerman,Ras,Thode,Arends,Lacle,Oduber,Boekhoudt,Koolman,Fingal,Richardson,Gumbs,Wathey,Peterson,Hodge,Carty,Statia,Janga,Bernabela,"
        + "Clarinda,Coffie,Domacasse,Everts,Francisca,Girigorie,Hernandez,Juliana,Kirindongo,Sulvaran");

    private static Tradition Syrian() => Of(
        "Abdulrahman/Rahman Mahmoud Khaled Walid Fadi Anas Tarek Ghassan Ziad Wael Firas Samer Nizar Haitham Basel Ammar Yazan Qusay Hussein Jihad "
        + "Rania Lina Hala Maryam Nour Rasha Dima Reem Sahar Manal Shahd Ghada Abeer Razan Wafaa Iman Suzan Bushra Layla Zahra",
        "Al-Hassan,Al Masri,Haddad,Khoury,Al-Ahmad,Darwish,Nasser,Kassem,Al-Halabi,Saleh,Hamwi,Shahin,Al-Jaber,Barakat,Al Shami,Daoud,Qasim,Najjar,Sabbagh,"
        + "Al-Khatib,Hijazi,Ibrahim,Jomaa,Al-Omar,Rifai,Sulaiman,Tawil,Zeidan,Abboud,Al-Abdullah,Bakri,Chahine,Fares,Ghanem,Homsi,Issa,Karam,Mansour,Obeid,"
        + "Qabbani,Al-Rashid,Sayegh,Touma,Wahbi,Yazji,Zakaria,Al-Sheikh,Kurdi,Othman,Mousa");

    private static Tradition Ukrainian() => Of(
        "Oleksandr/Sasha Volodymyr/Vova Dmytro/Dima Serhiy Andriy Mykola/Kolya Yevhen/Zhenya Vasyl Ihor Oleh Yuriy Bohdan Taras Maksym/Max Ruslan Vitaliy Viktor Roman Artem Denys "
        + "Oksana Olena/Lena Tetiana/Tanya Nataliya/Natasha Iryna Yuliya Svitlana Kateryna/Katya Anastasiya/Nastya Lyudmyla Halyna Viktoriya/Vika Mariya Valentyna Larysa Daryna Solomiya Khrystyna Nadiya Zoryana",
        "Shevchenko,Kovalenko,Bondarenko,Tkachenko,Kravchenko,Oliynyk,Shevchuk,Koval,Polishchuk,Bondar,Tkachuk,Moroz,Marchenko,Lysenko,Rudenko,Savchenko,"
        + "Petrenko,Kravchuk,Klymenko,Ponomarenko,Savchuk,Vasylenko,Palamarchuk,Pavlenko,Levchenko,Kharchenko,Karpenko,Hnatiuk,Melnyk,Zinchenko,Tymoshenko,"
        + "Yurchenko,Romaniuk,Fedorenko,Sydorenko,Kostenko,Havryliuk,Honcharuk,Nazarenko,Dmytrenko,Voloshyn,Stetsenko,Kuzmenko,Panchenko,Mazurenko,Onyshchenko,Babenko,Chornovil,Holub,Zhuk");

    private static Tradition Vietnamese() => Of(
        "Minh Tuấn Hùng Dũng Quang Thanh Phúc Khoa Bảo Long Wei Jun Hao Ming Cheng Guang Hong Tao Qiang Yong "
        + "Lan Hương Mai Ngọc Trang Thảo Linh Hạnh Phượng Quỳnh Xiu Mei Ling Yan Fang Hui Juan Xia Ying Zhen",
        "Nguyễn,Trần,Lê,Phạm,Huỳnh,Hoàng,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Wang,Li,Zhang,Liu,Chen,Yang,Huang,Zhao,Wu,Zhou,Xu,Sun,Ma,Zhu,"
        + "Hu,Guo,He,Lin,Gao,Luo,Zheng,Liang,Xie,Tang,Cheung,Wong,Leung,Kwok,Tsang,Fung,Yip,Chow,Lam,Ho");

    private static Tradition Of(string given, string family) => new(
        [.. given.Split(' ').Select(name => name.Split('/')).Select(names => new GivenName(names[0], names[1..]))],
        family.Split(','));
}
