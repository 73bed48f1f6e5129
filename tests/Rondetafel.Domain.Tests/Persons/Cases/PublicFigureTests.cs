using Rondetafel.Domain.Persons.Cases;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

public sealed class PublicFigureTests
{
    [Fact]
    public void While_the_person_is_a_public_figure_the_default_audience_is_the_own_organisation()
    {
        var theCase = TakenIn();
        Assert.Equal(Audience.Table, theCase.DefaultAudience(AudienceKind.WholeTable));
        Assert.Equal(Audience.Own, theCase.DefaultAudience(AudienceKind.OwnOrganisation));

        Happened<FlagPut>(theCase, theCase.PutFlag(new(NewId()), FlagKind.PublicFigure, Today, null, Director, Now));
        Assert.Equal(Audience.Own, theCase.DefaultAudience(AudienceKind.WholeTable));
        Assert.Equal(AudienceKind.WholeTable, Put(theCase, SchoolMember, Audience.Table).AudienceKind); // the provider still decides

        Happened<FlagEnded>(theCase, theCase.EndFlag(theCase.Flags[0].Id, Today, Director, Now));
        Assert.Equal(Audience.Table, theCase.DefaultAudience(AudienceKind.WholeTable));
    }
}
