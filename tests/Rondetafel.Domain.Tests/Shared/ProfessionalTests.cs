using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class ProfessionalTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly ConfirmationRule Rule = new(Today, 12, 24);
    private static readonly OrganisationId Employer = new(new Guid("00000000-0000-0000-0000-000000000001"));
    private static readonly MunicipalityId Town = new(new Guid("00000000-0000-0000-0000-000000000002"));

    [Fact]
    public void Designate_RefusesWhatIsMissingOrTooLong()
    {
        Assert.Equal("name_needed", Refusal(Given() with { Name = " " }));
        Assert.Equal("email_wrong", Refusal(Given() with { Email = "geen adres" }));
        Assert.Equal("until_too_far", Refusal(Given() with { Until = Today.AddMonths(12).AddDays(1) }));
        Assert.Equal("from_past", Refusal(Given() with { Until = Today.AddDays(-1) }));
        Assert.Equal("roles_needed", Refusal(Given() with { Roles = [] }));
        Assert.Equal("municipality_needed", Refusal(Given(Role.Dossierhouder)));
        Assert.Null(Refusal(Given() with { Until = Today.AddMonths(12) }));
        Assert.Null(Refusal(Given(Role.Dossierhouder) with { Municipality = Town }));
    }

    [Fact]
    public void AdministrationAndSupervision_StayApartFromContent()
    {
        foreach (var apart in new[] { Role.Administrator, Role.LawfulnessOfficer })
            foreach (var role in Enum.GetValues<Role>())
            {
                var together = role is Role.Professional or Role.Administrator or Role.LawfulnessOfficer;
                Assert.Equal(together ? null : "roles_apart", Refusal(Given(apart, role) with { Municipality = Town }));
            }
    }

    [Fact]
    public void RolesOn_WithoutAllConfirmations_LeavesReportingAndAdministration()
    {
        var person = Make(Role.Professional, Role.WeighingMember);
        Assert.Equal([Role.Professional], person.RolesOn(Today, Rule));
        Assert.Equal(2, person.RolesOn(Today, Rule with { From = Today.AddDays(1) }).Count);

        person.Confirm(new Confirmation(Today, null, []), Actor.Clock, Now);
        Assert.Equal([Role.Professional], person.RolesOn(Today, Rule));
        var topics = Enum.GetValues<TrainingTopic>();
        person.Confirm(new Confirmation(null, Today, topics[1..]), Actor.Clock, Now);
        Assert.Equal([Role.Professional], person.RolesOn(Today, Rule));
        person.Confirm(new Confirmation(null, Today, topics[..1]), Actor.Clock, Now);

        Assert.Equal(2, person.RolesOn(Today, Rule).Count);
        Assert.Equal([Role.Administrator], Make(Role.Administrator).RolesOn(Today, Rule));
    }

    [Fact]
    public void Confirmations_Lapse_EachAfterItsOwnTerm()
    {
        var person = Make(Role.WeighingMember);
        Assert.Null(person.ConfirmedUntil(Rule));
        person.Confirm(Confirmation.Whole(Today.AddMonths(-11)), Actor.Clock, Now);

        Assert.Equal(Today.AddMonths(1), person.ConfirmedUntil(Rule));
        Assert.Single(person.RolesOn(Today.AddMonths(1), Rule));
        Assert.Empty(person.RolesOn(Today.AddMonths(1).AddDays(1), Rule));

        person.Confirm(new Confirmation(Today, null, []), Actor.Clock, Now);
        Assert.Equal(Today.AddMonths(12), person.ConfirmedUntil(Rule));

        person.Confirm(new Confirmation(null, Today.AddMonths(-23), [TrainingTopic.Security]), Actor.Clock, Now);
        Assert.Equal(Today.AddMonths(1), person.ConfirmedUntil(Rule));
        Assert.Equal(Today.AddMonths(-23), person.Trainings[TrainingTopic.Security]);
        Assert.Equal(Today.AddMonths(-11), person.Trainings[TrainingTopic.Rules]);
    }

    [Fact]
    public void RolesOn_EndWithTheLastDay()
    {
        var person = Make(Role.Professional);

        Assert.Single(person.RolesOn(person.DesignatedUntil, Rule));
        Assert.Empty(person.RolesOn(person.DesignatedUntil.AddDays(1), Rule));
    }

    [Fact]
    public void End_CountsFromToday_AndOnce()
    {
        var person = Make(Role.Professional);

        Assert.True(person.End(Today, Actor.Clock, Now).IsGood);
        Assert.Empty(person.RolesOn(Today, Rule));
        Assert.True(person.End(Today, Actor.Clock, Now).IsAlreadySo);
        Assert.Single(person.Events.OfType<DesignationEnded>());
    }

    [Fact]
    public void Confidentiality_HoldsForItsTerm()
    {
        var person = Make(Role.Professional);
        Assert.True(person.MustAcceptConfidentiality(Now, 12));

        person.AcceptConfidentiality(Actor.Clock, Now);

        Assert.False(person.MustAcceptConfidentiality(Now.AddYears(1), 12));
        Assert.True(person.MustAcceptConfidentiality(Now.AddYears(1).AddSeconds(1), 12));
        Assert.True(person.MustAcceptConfidentiality(Now.AddMonths(6).AddSeconds(1), 6));
    }

    [Fact]
    public void Confirm_RefusesWhatIsIncomplete()
    {
        var person = Make(Role.Professional);

        Assert.Equal("date_needed", person.Confirm(new Confirmation(null, null, []), Actor.Clock, Now).Refusal!.Code);
        Assert.Equal("topics_needed", person.Confirm(new Confirmation(Today, Today, []), Actor.Clock, Now).Refusal!.Code);
        Assert.Equal("trained_needed", person.Confirm(new Confirmation(Today, null, [TrainingTopic.Rules]), Actor.Clock, Now).Refusal!.Code);
        Assert.Null(person.ScreeningConfirmedOn);
    }

    [Fact]
    public void LongestDesignation_IsTheParameter()
    {
        var given = Given() with { Until = Today.AddMonths(7) };

        Assert.Equal("until_too_far", Professional.Designate(new ProfessionalId(Guid.Empty), given, 6, Actor.Clock, Now, Today).Item2.Refusal?.Code);
        Assert.Equal("until_too_far", Make(Role.Professional).Redesignate(given, 6, Actor.Clock, Now, Today).Refusal?.Code);
        Assert.True(Make(Role.Professional).Redesignate(given, 7, Actor.Clock, Now, Today).IsGood);
    }

    private static Designation Given(params Role[] roles) =>
        new(Employer, null, "Fenna Hoekstra", "fenna@lindevaart.example", "mentor", Today.AddMonths(6), roles.Length == 0 ? [Role.Professional] : roles);

    private static string? Refusal(Designation given) =>
        Professional.Designate(new ProfessionalId(Guid.Empty), given, 12, Actor.Clock, Now, Today).Item2.Refusal?.Code;

    private static Professional Make(params Role[] roles) => Professional.Designate(new ProfessionalId(Guid.Empty), Given(roles), 12, Actor.Clock, Now, Today).Item1!;
}
