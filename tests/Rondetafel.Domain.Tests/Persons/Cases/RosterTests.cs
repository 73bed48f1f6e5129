using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Cases;

public sealed class RosterTests
{
    [Fact]
    public void A_roster_is_kept_by_its_process_director_with_stand_ins_and_functions()
    {
        var roster = Roster.Start(new(NewId()), Director, Now);
        Assert.Equal("not_yours", roster.Put(Place(TownMember), TownMember, Now).Refusal?.Code);
        Assert.Equal(("choice_needed", "Professional"), Words(roster.Put(Place(Director), Director, Now)));
        Assert.Equal(("choice_needed", "StandIn"), Words(roster.Put(Place(TownMember, TownMember), Director, Now)));

        Assert.True(roster.Put(Place(TownMember, SchoolMember, "coordinator"), Director, Now).IsGood);
        Assert.True(roster.Put(Place(PoliceMember), Director, Now).IsGood);
        Assert.True(roster.Put(Place(TownMember, SchoolMember, "coordinator"), Director, Now).IsAlreadySo);
        Assert.True(roster.Put(Place(TownMember, null, "chair"), Director, Now).IsGood); // changes the place, never a second one
        Assert.Equal([(TownMember.Id, null, "chair"), (PoliceMember.Id, (ProfessionalId?)null, (string?)null)], roster.Places.Select(p => ((ProfessionalId?)p.ProfessionalId, p.StandIn, p.Function)));

        Assert.Equal("not_yours", roster.Take(roster.Places[0].Id, PoliceMember, Now).Refusal?.Code);
        Assert.True(roster.Take(roster.Places[0].Id, Director, Now).IsGood);
        Assert.Equal("seat_unknown", roster.Take(new(NewId()), Director, Now).Refusal?.Code);
        Assert.Equal(PoliceMember.Id, Assert.Single(roster.Places).ProfessionalId);
    }

    private static NewRosterPlace Place(Actor who, Actor? standIn = null, string? function = null) => new(new(NewId()), who.Id!.Value, standIn?.Id, function);

    private static (string?, string?) Words(Outcome outcome) => (outcome.Refusal?.Code, outcome.Refusal?.Field);
}
