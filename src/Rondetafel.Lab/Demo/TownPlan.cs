using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Lab.Demo;

/// <summary>What was brought in, agreed and decided in the cases of the town.</summary>
internal static class TownPlan
{
    public static void Jesse(Scene s)
    {
        var police = s.People["politie"].Organisation!.Value;
        var threat = s.Add("dossierhouder", 155, "Bedreigde op straat een medewerker van de woningcorporatie.", source: "aangifte van de corporatie", category: "police");
        var square = s.Add("tafelpartner", 20, "Stond niet meer bij de groep op het plein. Zei: \u201CDat is klaar voor mij.\u201D", source: "zelf gezien");
        var app = s.Add("politie", 26, "Zit nog in de groepsapp, leest mee, schrijft niet.", source: "gehoord van een bekende");
        s.Add("politie", 25, "Naam van wie dit vertelde is bij ons bekend.", audience: Audience.Own, source: "eigen onderzoek", category: "police");
        s.Add("dossierhouder", 40, "Heeft een betalingsregeling bij de gemeente.", audience: Audience.Of([police]), category: "finance", conditions: "Niet buiten politie en gemeente.");
        s.Add("tafelpartner", 19, "Hij maakt zich los. De app is gewoonte.", ContributionKind.View);
        s.Add("politie", 18, "Te vroeg om dat te zeggen.", ContributionKind.View);
        s.Add("tafelpartner", 17, "Hij zegt zelf dat hij werk wil en met rust gelaten wil worden.", ContributionKind.OwnView);
        s.Add("procesregisseur", 14, "Minder contact met de groep. Nog onbekend: wie de app beheert.", ContributionKind.Conclusion, rests: [square, app]);
        Scene.Good(s.Case.SettleFact(threat, FactStatus.Confirmed, "Hij gaf het toe in het gesprek.", s.People["politie"], s.Now.AddDays(-120)));
        Scene.Good(s.Case.Propose(new ProposalId(s.NewId()), square, ProposalKind.Addition, "De wijkagent zag hem er daarna nog één keer, op doorreis.", s.People["politie"], s.Now.AddDays(-6)));
        var sleep = s.Add("tafelpartner", 12, "Slaapt slecht, en is daarvoor bij de huisarts.", audience: Audience.Own, source: "van hemzelf", category: CaseCategories.Health);
        Scene.Good(s.Case.GiveAudience(sleep, Audience.Of([police]), "De politie houdt dan bij een gesprek rekening met zijn nachten.", s.People["tafelpartner"], s.Now.AddDays(-2)));
        var work = s.Goal("work", "Een leerwerkplek voor het voorjaar.", 150);
        var peace = s.Goal("safety", "Geen dreiging meer richting de corporatie.", 150);
        s.Agree("tafelpartner", "Opleiding stukadoor regelen met het werkcentrum.", 100, 3, work, executor: "uitvoerder");
        var travel = s.Agree("dossierhouder", "Reiskosten voorschieten.", 90, -30, work);
        Scene.Good(s.Case.DoAction(travel, PlanActionStep.Finish, "Betaald.", null, s.People["dossierhouder"], s.Now.AddDays(-35)));
        Scene.Good(s.Case.DoAction(travel, PlanActionStep.NoteEffect, "Hij kwam elke dag op tijd.", null, s.People["dossierhouder"], s.Now.AddDays(-20)));
        s.Agree("politie", "Vast gesprek met de wijkagent, elke twee weken.", 100, 12, peace, PlanActionKind.Contact);
        s.Agree("politie", "Letten op dreiging bij de corporatie.", 100, -4, peace, PlanActionKind.Control, lighter: "Alleen contact, dat was in juni niet genoeg.");
        Scene.Good(s.Case.Judge(new NewJudgement(new JudgementId(s.NewId()), JudgementKind.Nature, "Boosheid op instanties na schulden en verlies van werk."), s.People["procesregisseur"], s.Now.AddDays(-150)));
        Scene.Good(s.Case.Judge(new NewJudgement(new JudgementId(s.NewId()), JudgementKind.Seriousness, "Minder zorg dan in het voorjaar: drie maanden geen nieuwe uitspraken over geweld. Nog niet weg."), s.People["procesregisseur"], s.Now.AddDays(-14)));
        Scene.Good(s.Case.Inform(new InformingId(s.NewId()), InformingOf.Person, new InformingGiven(true, "Thuis verteld, met uitleg op papier."), s.People["dossierhouder"], s.Now.AddDays(-150)));
        Scene.Good(s.Case.KeepContact(new ContactKeeperId(s.NewId()), ContactWith.YouthWorker, s.People["tafelpartner"].Id, s.People["procesregisseur"], s.Now.AddDays(-140)));
        Scene.Good(s.Case.AskWhy(s.Step("Drie maanden rustig. Wat houdt ons tegen?"), s.People["tafelpartner"], s.Now.AddDays(-9)));
    }

    public static void Rowan(Scene s)
    {
        s.Add("politie", 50, "Deelde een oproep tot geweld in een open groep.", source: "openbaar bericht", category: "police");
        s.Add("om", 45, "Er loopt niets dat wij kunnen delen.", ContributionKind.View, category: "judicial");
        var goal = s.Goal("family", "Elke week contact met de oudere zus.", 50);
        s.Agree("tafelpartner", "Kennismaken met de zus.", 45, 8, goal, PlanActionKind.Contact);
        Scene.Good(s.Case.Ask(new RequestId(s.NewId()), s.People["politie"].Organisation!.Value, "Is er sinds de zomer nog contact geweest?", s.Today.AddDays(5), s.People["tafelpartner"], s.Now.AddDays(-2)));
        Scene.Good(s.Case.Inform(new InformingId(s.NewId()), InformingOf.Person, new InformingGiven(false, "Vertellen brengt een ander in gevaar.", s.Today.AddDays(20)), s.People["procesregisseur"], s.Now.AddDays(-40)));
    }

    public static void Mees(Scene s)
    {
        s.Add("tafelpartner", 25, "Zei op het plein dat school geen zin meer heeft.", source: "zelf gehoord");
        Scene.Good(s.Case.KeepContact(new ContactKeeperId(s.NewId()), ContactWith.Guardian, s.People["tafelpartner"].Id, s.People["procesregisseur"], s.Now.AddDays(-20)));
        var om = s.People["om"];
        Scene.Good(s.Case.GiveBriefSeat(new NewBriefSeat(new BriefSeatId(s.NewId()), new SeatId(s.NewId()), om.Id!.Value, om.Organisation!.Value, "Dreigde vannacht op internet. Het OM moest meteen weten wat er loopt."), null, s.People["procesregisseur"], s.Now.AddHours(-20)));
    }

    public static void Noa(Scene s)
    {
        s.Add("om", 100, "Zit een straf uit tot het voorjaar.", category: "judicial");
        Scene.Good(s.Case.PutFlag(new FlagId(s.NewId()), FlagKind.Detained, s.Today.AddDays(-90), s.Today.AddDays(40), s.People["procesregisseur"], s.Now.AddDays(-90)));
        s.Agree("dossierhouder", "Woning zoeken voor na de vrijlating.", 30, 25);
    }

    public static void Bo(Scene s) => Scene.Good(s.Case.Monitor(
        s.Step("Heeft werk en is vier maanden rustig.", s.Today.AddDays(50)), "Het werk houden tot de zomer.", s.Today.AddDays(120), s.Terms, s.People["procesregisseur"], s.Now.AddDays(-10)));

    public static void Robin(Scene s)
    {
        s.Add("dossierhouder", 70, "Schuldhulp is gestart.", category: "finance");
        Scene.Good(s.Case.PutFlag(new FlagId(s.NewId()), FlagKind.PublicFigure, s.Today.AddDays(-60), null, s.People["procesregisseur"], s.Now.AddDays(-60)));
    }

    public static void Lou(Scene s) => Scene.Good(s.Case.Close(
        s.Step("Geen partner heeft nog zorgen."), s.Case.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(s.NewId()), e.Id, true, "Drie maanden geen zorgen gehoord.")).ToList(),
        new ClosingGiven(s.Case.TableOn(s.Today)), s.People["procesregisseur"], s.Now.AddDays(-3)));
}
