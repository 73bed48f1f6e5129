using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class AskedRolesTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly ConfirmationRule Rule = new(Today, 12, 24);
    private static readonly Actor First = Person(1, 10);
    private static readonly Actor Colleague = Person(2, 10);
    private static readonly Actor Elsewhere = Person(3, 20);

    [Fact]
    public void ANewPerson_ReportsAtOnce_AndEveryOtherRoleWaits()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Professional))
        {
            var person = Propose(Role.Professional, role);

            Assert.Equal([Role.Professional], person.Roles);
            Assert.Equal([role], person.AskedRoles);
            Assert.Equal([Role.Professional], person.RolesOn(Today, Rule with { From = Today.AddDays(1) }));
            Assert.Equal((First.Id, First.Organisation, Now), (person.AskedBy, person.AskedFor, person.AskedAt));
        }
        Assert.Null(Propose(Role.Professional).AskedAt);
    }

    [Fact]
    public void ARoleTakenAway_EndsAtOnce_AndOneAddedWaits()
    {
        var person = Standing(Role.WeighingMember, Role.TablePartner);

        Change(person, Elsewhere, Role.TablePartner, Role.ProcessDirector);

        Assert.Equal([Role.TablePartner], person.Roles);
        Assert.Equal([Role.ProcessDirector], person.AskedRoles);
    }

    [Fact]
    public void SavingOnceMore_KeepsWhoProposed_AndLeavingItOut_TakesTheProposalBack()
    {
        var person = Standing(Role.TablePartner);
        Change(person, First, Role.TablePartner, Role.ProcessDirector);

        Change(person, Elsewhere, Role.TablePartner, Role.ProcessDirector);
        Assert.Equal(First.Id, person.AskedBy);
        Change(person, First, Role.TablePartner);

        Assert.Empty(person.AskedRoles);
        Assert.Null(person.AskedBy);
        Assert.Equal("not_now", Judge(person, true, Colleague));
    }

    [Fact]
    public void NeitherTheFirst_NorThePerson_NorAColleagueWhereSomebodyElseCould_Confirms()
    {
        var person = Propose(Role.ProcessDirector);

        Assert.Equal("second_person_needed", Judge(person, true, First));
        Assert.Equal("not_yours", Judge(person, true, Person(9, 20)));
        Assert.Equal("not_yours", Judge(person, true, Actor.Clock));
        Assert.Equal("other_organisation_needed", Judge(person, true, Colleague, elsewhere: true));
        Assert.Empty(person.Roles);
        Assert.Null(Judge(person, true, Colleague));
        Assert.Equal([Role.ProcessDirector], person.Roles);
    }

    [Fact]
    public void Confirmed_AddsToWhatThereWas_AndDeclined_LeavesIt()
    {
        var (yes, no) = (Standing(Role.TablePartner), Standing(Role.TablePartner));
        Change(yes, First, Role.TablePartner, Role.ProcessDirector);
        Change(no, First, Role.TablePartner, Role.ProcessDirector);

        Assert.Null(Judge(yes, true, Elsewhere, elsewhere: true));
        Assert.Null(Judge(no, false, Elsewhere, elsewhere: true));

        Assert.Equal([Role.ProcessDirector, Role.TablePartner], yes.Roles);
        Assert.Equal([Role.TablePartner], no.Roles);
        Assert.All([yes, no], p => Assert.Equal("not_now", Judge(p, true, Elsewhere)));
    }

    [Theory]
    [InlineData("Joris Bakker", "fenna@lindevaart.example")]
    [InlineData("Fenna Hoekstra", "joris@lindevaart.example")]
    public void UnderAnotherNameOrAddress_ConfirmedRolesWaitAgain_ButForWhoCorrectsTheirOwn(string name, string email)
    {
        var (one, ended, own) = (Standing(Role.Professional, Role.ProcessDirector), Standing(Role.ProcessDirector), Standing(Role.ProcessDirector));
        Assert.True(ended.End(Today, First, Now).IsGood);

        foreach (var (person, by) in new[] { (one, First), (ended, First), (own, Person(9, 20)) })
            Assert.True(person.ProposeChange(Given([.. person.Roles]) with { Name = name, Email = email }, 12, by, Now, Today).IsGood);

        Assert.Equal([Role.Professional], one.Roles);
        Assert.Empty(ended.Roles);
        Assert.All([one, ended], p => Assert.Equal([Role.ProcessDirector], p.AskedRoles));
        Assert.Equal([Role.ProcessDirector], own.Roles);
        Assert.Empty(own.AskedRoles);
        Assert.Equal("second_person_needed", Judge(one, true, First));
    }

    [Fact]
    public void AfterTheDesignation_NothingIsConfirmed()
    {
        var (ended, over) = (Propose(Role.ProcessDirector), Propose(Role.ProcessDirector));

        ended.End(Today, First, Now);

        Assert.Empty(ended.AskedRoles);
        Assert.Equal("not_now", over.JudgeRoles(true, true, Elsewhere, Now, over.DesignatedUntil.AddDays(1)).Refusal?.Code);
    }

    [Fact]
    public void TheRoadOfSetUp_GivesAtOnce_WhatWaitedToo()
    {
        var person = Propose(Role.ProcessDirector);

        person.Redesignate(Given(Role.ProcessDirector), 12, First, Now, Today);

        Assert.Equal([Role.ProcessDirector], person.Roles);
        Assert.Empty(person.AskedRoles);
    }

    [Fact]
    public void WhatWaits_StaysApartFromContentToo()
    {
        var person = Standing(Role.TablePartner);

        Assert.Equal("roles_apart", person.ProposeChange(Given(Role.TablePartner, Role.Administrator), 12, First, Now, Today).Refusal?.Code);
        Assert.Equal("roles_apart", Professional.Propose(person.Id, Given(Role.TablePartner, Role.Administrator), 12, First, Now, Today).Item2.Refusal?.Code);
    }

    [Fact]
    public void ForWhomAndWhereSomebodyElseProposed_NobodyChanges_SoThatTheyCouldConfirmIt()
    {
        var person = Standing(Role.TablePartner);
        Change(person, First, Role.TablePartner, Role.ProcessDirector);
        var given = Given(Role.TablePartner, Role.ProcessDirector);

        foreach (var altered in new[] { given with { Municipality = new MunicipalityId(Guid.Parse("00000000-0000-0000-0000-0000000000aa")) }, given with { Name = "Iemand anders" }, given with { Email = "anders@lindevaart.example" } })
        {
            Assert.Equal("roles_wait", person.ProposeChange(altered, 12, Colleague, Now, Today).Refusal?.Code);
            Assert.True(person.ProposeChange(altered with { Roles = [Role.TablePartner, Role.ProcessDirector] }, 12, First, Now, Today).IsGood); // who proposed it stays the first person
            Assert.True(person.ProposeChange(given, 12, First, Now, Today).IsGood);
        }
        Assert.Equal(First.Id, person.AskedBy);
        Assert.True(person.ProposeChange(given with { Email = given.Email.ToUpperInvariant() }, 12, Colleague, Now, Today).IsGood);
        Assert.Equal(First.Id, person.AskedBy);
    }

    [Fact]
    public void ToWhatSomebodyElseProposed_NobodyAdds_ButItMayBeTakenOutOrReplaced()
    {
        var person = Standing(Role.TablePartner);
        Change(person, First, Role.TablePartner, Role.ProcessDirector);

        Assert.Equal("roles_wait", person.ProposeChange(Given(Role.TablePartner, Role.ProcessDirector, Role.WeighingMember), 12, Colleague, Now, Today).Refusal?.Code);
        Assert.Equal(First.Id, person.AskedBy);
        Change(person, First, Role.TablePartner, Role.ProcessDirector, Role.Executor);
        Change(person, Colleague, Role.TablePartner, Role.ProcessDirector);
        Assert.Equal((First.Id, "second_person_needed"), (person.AskedBy, Judge(person, true, First)));
        Change(person, Colleague, Role.TablePartner, Role.WeighingMember);
        Assert.Equal((Colleague.Id, "second_person_needed"), (person.AskedBy, Judge(person, true, Colleague)));
    }

    [Fact]
    public void ForAnotherMunicipality_ADossierhouderWaits_AndOtherRolesDoNot()
    {
        var (other, same) = (new MunicipalityId(new Guid("00000000-0000-0000-0000-0000000000aa")), Given(Role.Dossierhouder).Municipality);
        var (holder, partner) = (Standing(Role.Dossierhouder, Role.TablePartner), Standing(Role.TablePartner));
        Change(holder, First, Role.Dossierhouder, Role.TablePartner);
        Assert.Empty(holder.AskedRoles);

        holder.ProposeChange(Given(Role.Dossierhouder, Role.TablePartner) with { Municipality = other }, 12, First, Now, Today);
        partner.ProposeChange(Given(Role.TablePartner) with { Municipality = other }, 12, First, Now, Today);

        Assert.Equal([Role.TablePartner], holder.Roles);
        Assert.Equal([Role.Dossierhouder], holder.AskedRoles);
        Assert.Empty(partner.AskedRoles);
        Assert.NotEqual(other, same);
        Assert.Null(Judge(holder, true, Elsewhere, elsewhere: true));
        Assert.Contains(Role.Dossierhouder, holder.Roles);
    }

    [Fact]
    public void ThatSomebodyCouldApprove_StaysSo_WhateverIsTakenAway_AndWhatWaitsIsNoPartOfIt()
    {
        foreach (var role in Enum.GetValues<Role>()) Assert.Equal(Professional.Approves(role), Standing(role).EverApproved);
        var (asked, taken, ended) = (Propose(Role.ProcessDirector), Standing(Role.ProcessDirector), Standing(Role.LawfulnessOfficer));
        Assert.False(asked.EverApproved);
        Assert.Null(Judge(asked, true, Colleague));

        Change(taken, First, Role.Professional);
        ended.End(Today, First, Now);

        Assert.All([asked, taken, ended], p => Assert.True(p.EverApproved));
        Assert.Equal([Role.Professional], taken.Roles);
    }

    private static string? Judge(Professional person, bool confirms, Actor by, bool elsewhere = false) => person.JudgeRoles(confirms, elsewhere, by, Now, Today).Refusal?.Code;

    private static void Change(Professional person, Actor by, params Role[] roles) => Assert.True(person.ProposeChange(Given(roles), 12, by, Now, Today).IsGood);

    private static Professional Propose(params Role[] roles) => Professional.Propose(Person(9, 20).Id!.Value, Given(roles), 12, First, Now, Today).Item1!;

    private static Professional Standing(params Role[] roles) => Professional.Designate(Person(9, 20).Id!.Value, Given(roles), 12, Actor.Clock, Now, Today).Item1!;

    private static Designation Given(params Role[] roles) =>
        new(Person(9, 20).Organisation!.Value, new MunicipalityId(Id(7)), "Fenna Hoekstra", "fenna@lindevaart.example", "mentor", Today.AddMonths(6), roles);

    private static Actor Person(int id, int organisation) => new(new ProfessionalId(Id(id)), new OrganisationId(Id(organisation)), null, new HashSet<Role>());

    private static Guid Id(int n) => new($"00000000-0000-0000-0000-{n:000000000000}");
}
