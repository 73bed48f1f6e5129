using System.Collections.Frozen;

namespace Rondetafel.Domain.Persons.Identities;

/// <summary>Call names and other forms of one given name, over the naming traditions found in the Netherlands.</summary>
/// <remarks>Each row is one group; a name may stand in several. Spelling variants that share a key need no place here.</remarks>
internal static class Nicknames
{
    private static readonly short[] None = [];

    private static readonly string[] Rows =
    [
        // Dutch, Frisian, Flemish and forms shared over Europe
        "sebastiaan bastiaan bas sebas seb", "alexander alex lex sander xander sasha sacha aleksander oleksandr olek ales alessandro alejandro",
        "alexandra alex sandra xandra sasha aleksandra ola oleksandra lexie", "johannes jan johan hans hannes jo joop john jannes hansje",
        "johanna jo jopie joke hanna hannie anja janna johanneke", "jan janek jasiek ivan vanya",
        "jacobus jacob jaap koos sjaak jac jako jakob jakub kobus kuba jacques jim",
        "james jim jimmy jamie", "cornelis cor kees cornelius nelis cees", "cornelia cor corrie nel nelly lia cobie cokky",
        "wilhelmus willem wim wil will pim helmus willie bill",
        "william will bill billy willy liam", "wilhelmina mina willy wil minnie mien helma wilma miep",
        "hendrik henk henry hein rik henri harry hendrikus heinrich heiko",
        "hendrika hennie henny riek rika ria", "petrus peter piet pieter pierre per pete", "petronella nel nelly ella petra nelleke",
        "antonius anton ton toon tonnie antoine anthony tony twan teun antoni tolik antek",
        "antonia tonny tonia ans toni antje", "theodorus theo dorus thei", "theodora dora thea", "gerardus gerard gerrit ger geert gerhard sjra gerd",
        "gerarda gerda geertje truus", "geertruida truus geertje trudy gertrude ruth truida", "martinus martin maarten tinus mart", "martina tina martine",
        "nicolaas nico klaas niek nick nicolas niko mikolaj nikolai kolya nicky", "nicole nikki nick nicky",
        "adrianus adriaan arie ad adri jaan adrian", "adriana ad jana riana sjaan adri",
        "franciscus frans francis frank ciscus cis franciszek franek franz", "francisca cisca francien siska fransje", "leonardus leo leonard leon lenard len",
        "lambertus bert lambert bertus", "albertus albert bert appie ab bertus al", "hubertus huub bert hub hubert",
        "gijsbertus gijs gijsbert bert", "robert rob bob robbie bobby bert",
        "roberta rob bobbie", "herman manus harm hermanus", "matthias mathijs thijs ties mattias tijs matt",
        "mattheus matthijs thijs teeuw theo matthew matt mathieu tijs mateusz",
        "christiaan chris christian kris bas", "christina chris tina stien christine krystyna krysia stina ina",
        "christoffel stoffel chris christopher krzysztof krzysiek toph",
        "elisabeth lies liesbeth els bets betty bep beth lisa liesje liz elise ilse elzbieta ela elly elizabeth bella lizzy eliza",
        "maria marie mia ria marieke mieke rie maaike marijke mies marja marysia masha mary marietje",
        "margaretha greet greta griet marga margriet margaret maggie meg malgorzata gosia gretha grietje",
        "catharina toos trijntje tini kaat katrien kaatje rina cato ina karin trien katja katharina",
        "katarzyna kasia kaska", "kateryna katya katja", "catherine kate cathy katie kitty kat",
        "anna anne annie ans anneke anja ania antje ann anouk anka", "hanna ania hania hannah",
        "frederik frits fred freek rik frederic freddy fedde friedrich", "frederika rika freddie fre riek",
        "michael mike michiel mick giel mischa michal mikhail misha michel mikey mitch",
        "daniel daan dan danny", "daniella daan dani danielle", "benjamin ben benny bennie", "bernardus ben bernard bernd nard bernhard",
        "joseph jos jozef jef joep sjef joe josef joost josephus zef joey jozef",
        "josephina jo fien josje josien fina", "laurens lau rens laurentius lars lou", "vincent vin cent vince",
        "dominicus dominic dom domien", "rudolf rudi ruud roel dolf rolf rudy", "reinder rein reinier reinout",
        "richard ries rick richie dick ric", "dirk diederik dick derk rik", "eduard ed ward edward eddy ted", "edwin ed eddy",
        "everard evert eef", "engelbertus bert engel", "ferdinand ferry nand fer", "victor vic vik wiktor viktor",
        "simon siem", "samuel sam sammy", "samantha sam sammy", "thomas tom tommie maas tomasz tomek", "timotheus tim timo",
        "timothy tim timmy", "tobias tobi bias", "jeroen hieronymus roen", "jeremia jerry jeremy",
        "gerald gerry jerry", "jonathan jon john nathan", "david dave davy",
        "stephanus stefan steven stef stephan stephen steve szczepan stepan", "stephanie stef steffie fanny",
        "philippus filip flip philip phil",
        "pauline paulien lien", "paulus paul pawel pavlo pauwel", "caroline carolien lien caro lina carry",
        "carolus karel carel charles sjarel karl charlie chuck karol", "charlotte lot lotte charlie",
        "eleonora nora noor leonora ellen nel", "helena leen lena heleen ellen lenie helene elena olena",
        "magdalena magda leen lena madeleine maddy", "susanna suus suzanne sanne san suze susan zuzanna zuza",
        "jacoba coba jacqueline jaco koosje", "dorothea dora thea dorien doortje", "wouter wout walter wolter",
        "bartholomeus bart mees barth", "bartlomiej bartek bart",
        "arnoldus arnold nol arnaud noud", "aloysius wies louis lo", "lodewijk lou louis wiek ludwig lodi", "maximiliaan max maxim maks",
        "olivier oliver ollie", "florentinus floor floris florent", "emmanuel manuel emanuel manu", "valentijn tijn valentin",
        "augustinus guus august stijn gus", "constantijn stijn tijn constant", "marcus mark marc marek", "lucas luuk luc luke lukas lukasz",
        "gabriel gab gabe", "gabriella gaby ella", "isabella bella isa", "isabel isa bella",
        "jennifer jen jenny jenn", "jessica jess jessie", "rebecca becky bec beks", "victoria vicky tori", "veronica vera ronnie",
        "patricia pat tricia patty", "patrick pat rick paddy", "ronald ron ronnie", "donald don donny", "andrew andy drew",
        "andreas andre dries andries andrzej andrij jedrzej", "deborah deb debbie", "kimberley kim kimmy",
        "natalie nat nathalie talie natalia natasha", "matthew matt", "joshua josh joos", "zachary zach zac", "nathaniel nathan nate",
        "abraham bram ab braham", "isaac ies sak",
        "geoffrey geoff jeff", "jeffrey jeff", "gregory greg gregor grzegorz", "raymond ray", "kenneth ken kenny", "leroy roy",
        "roland roel roy", "terence terry", "sjoerd sjuul", "wybren wieb wiebren", "trijntje trien tryn",
        // Polish, Ukrainian
        "stanislaw staszek stas", "wojciech wojtek", "malgorzata gosia malgosia", "agnieszka aga agnes", "joanna asia joasia",
        "barbara basia bar babs", "ewa ewka eva", "piotr piotrek petro", "pawel pawelek", "tomasz tomek", "zbigniew zbyszek",
        "ryszard rysiek", "jozef jozek", "kazimierz kazik", "volodymyr vova volodya vladimir", "dmytro dima dmitri",
        "serhiy serhij sergey seryozha", "yevhen zhenya evgeni", "anastasia nastya stasia", "yulia yulya julia", "tetiana tanya tatiana",
        "oksana ksenia", "mykola kolya nikolai", "mykhailo misha", "viktoria vika",
        // Turkish, Kurdish
        "mehmet memo memet mamo", "mustafa musti", "ibrahim ibo ibra brahim", "ismail isma smail iso", "suleyman sulo soulaiman sulayman",
        "abdullah apo abdul dullah", "huseyin huso hus hussein", "hasan haso", "ramazan ramo ramadan", "osman osi othman",
        "fatma fatos fadime fati", "ayse ays aysegul", "zeynep zey zeyno", "emine emi", "hatice hatun", "ali aliko alican",
        // Arabic, Amazigh, Somali, South Asian
        "mohammed mo moh moha muhammad mohamad", "ahmed hmed", "abdelkarim karim abdel abdoul krimo", "abderrahman abdou rahman abdel",
        "abdelaziz aziz abdel zizou", "abdelhakim hakim abdel", "abdelkader kader abdel", "abdellah abdou abdel",
        "abdulrahman abdi rahman abdul", "abdullahi abdi", "abdirahman abdi rahman", "youssef jo joe youss", "mustapha mus musta",
        "fatima fati fatma", "khadija khadi dija khadouj", "noureddine nour nordin", "salaheddine salah", "yassine yas yass",
        "soufiane sof soef", "hamza hamz", "ayoub ayo", "samira sam sami", "mahmoud moudi", "halima hali", "maryam mary", "amina ami mina",
        "rajesh raj radj", "radjinder radj raj", "sandjai sandj sanj", "anil ani", "soerin soer", "ravindra ravi", "krishna kris",
        "priyanka priya", "shantidevi shanti",
        // Moluccan, Indonesian, Antillean, Portuguese
        "yohanis yopi", "yakob yopie kobus", "frederik edi", "elisabet betji bet", "dominggus minggus", "welhelmina mina min",
        "octavianus okki", "antonius toni", "benjamin ben beni", "thomas tomi", "jose pepe ze", "francisco paco chico cisco",
        "antonio toni tonio", "roberto beto", "alberto beto", "manuel manu manolo", "guillermo memo willy", "eduardo edu", "rodrigo rod",
        "isabela isa", "gilberto gil", "shurendy shur", "rudsel rudi", "giovanni gio vanni", "giovanny gio",
    ];

    private static readonly FrozenDictionary<string, short[]> Groups = Rows
        .SelectMany((row, index) => row.Split(' ').Select(name => (Key: SpellingKey.Of(name).Text, Group: (short)index)))
        .GroupBy(pair => pair.Key, pair => pair.Group)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.Distinct().ToArray());

    /// <summary>The groups that a spelling key belongs to; empty when it belongs to none.</summary>
    public static short[] GroupsOf(string key) => Groups.GetValueOrDefault(key, None);
}
