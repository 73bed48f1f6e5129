using Rondetafel.Access;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// A question to the table: "put to the process director, answered to the asker always with the same words" (product.md, section 3).
public static partial class ReferencePolicy
{
    /// <summary>Who has a seat or may report asks and reads the own receipt; "the process director sees match and asker". The design leaves open which roles ask.</summary>
    private static IEnumerable<(Role, Permission, Which)> QuestionLines =>
    [
        .. new[] { Role.Professional, Role.Dossierhouder, Role.TablePartner, Role.WeighingMember }
            .SelectMany(role => new[] { (role, Permission.AskTable, Which.NoRow), (role, Permission.ReadOwnQuestion, Which.NamesMe) }),
        (Role.ProcessDirector, Permission.HearQuestion, Which.NamesMe),
    ];

    /// <summary>The receipt: whoever asked, and nobody else.</summary>
    public static bool MayReadOwn(RefPerson who, Permission what, TableQuestion question) =>
        what == Permission.ReadOwnQuestion && Lines(who, what).Any(w => w == Which.NamesMe && question.Asker.Value == who.Id);

    /// <summary>The question itself: the director who serves its municipality today, and who leads an open case that it looks like ("a match with an open case goes to the director who leads that case", docs/decisions/0006), unless that is who asked.</summary>
    public static bool MayHear(RefPerson who, Permission what, TableQuestion question, World world, DateTime now) =>
        what == Permission.HearQuestion && question.Asker.Value != who.Id
        && Lines(who, what).Any(w => w == Which.NamesMe && (DirectorOf(world.Municipalities[question.MunicipalityId], world, now) == who.Id
            || world.QuestionMatches.Any(m => m.QuestionId == question.Id && world.Cases.Any(c => c.Id == m.CaseId && c.Director.Value == who.Id && !Closed(c)))));
}
