using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class ProfessionalTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly OrganisationId Employer = new(new Guid("00000000-0000-0000-0000-000000000001"));
    private static readonly MunicipalityId Town = new(new Guid("00000000-0000-0000-0000-000000000002"));

    [Fact]
    public void Designate_RefusesWhatIsMissingOrTooLong()
    {
        Assert.Equal("name_needed", Refusal(Given() with { Name = " " }));
        Assert.Equal("email_wrong", Refusal(Given() with { Email = "geen adres" }));
        Assert.Equal("until_too_far", Refusal(Given() with { Until = Today.AddMonths(12).AddDays(1) }));
        Assert.Equal("until_past", Refusal(Given() with { Until = Today.AddDays(-1) }));
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
    public void RolesOn_WithoutBothConfirmations_LeavesReportingAndAdministration()
    {
        var person = Make(Role.Professional, Role.WeighingMember);
        Assert.Equal([Role.Professional], person.RolesOn(Today, Today));
        Assert.Equal(2, person.RolesOn(Today, Today.AddDays(1)).Count);

        person.Confirm(Today, null, Actor.Clock, Now);
        Assert.Equal([Role.Professional], person.RolesOn(Today, Today));
        person.Confirm(null, Today, Actor.Clock, Now);

        Assert.Equal(2, person.RolesOn(Today, Today).Count);
        Assert.Equal([Role.Administrator], Make(Role.Administrator).RolesOn(Today, Today));
    }

    [Fact]
    public void RolesOn_EndWithTheLastDay()
    {
        var person = Make(Role.Professional);

        Assert.Single(person.RolesOn(person.DesignatedUntil, Today));
        Assert.Empty(person.RolesOn(person.DesignatedUntil.AddDays(1), Today));
    }

    [Fact]
    public void End_CountsFromToday_AndOnce()
    {
        var person = Make(Role.Professional);

        Assert.True(person.End(Today, Actor.Clock, Now).IsGood);
        Assert.Empty(person.RolesOn(Today, Today));
        Assert.True(person.End(Today, Actor.Clock, Now).IsAlreadySo);
        Assert.Single(person.Events.OfType<DesignationEnded>());
    }

    [Fact]
    public void Confidentiality_HoldsForAYear()
    {
        var person = Make(Role.Professional);
        Assert.True(person.MustAcceptConfidentiality(Now));

        person.AcceptConfidentiality(Actor.Clock, Now);

        Assert.False(person.MustAcceptConfidentiality(Now.AddYears(1)));
        Assert.True(person.MustAcceptConfidentiality(Now.AddYears(1).AddSeconds(1)));
    }

    [Fact]
    public void Confirm_NeedsADate() => Assert.Equal("date_needed", Make(Role.Professional).Confirm(null, null, Actor.Clock, Now).Refusal!.Code);

    private static Designation Given(params Role[] roles) =>
        new(Employer, null, "Fenna Hoekstra", "fenna@lindevaart.example", "mentor", Today.AddMonths(6), roles.Length == 0 ? [Role.Professional] : roles);

    private static string? Refusal(Designation given) =>
        Professional.Designate(new ProfessionalId(Guid.Empty), given, Actor.Clock, Now, Today).Item2.Refusal?.Code;

    private static Professional Make(params Role[] roles) => Professional.Designate(new ProfessionalId(Guid.Empty), Given(roles), Actor.Clock, Now, Today).Item1!;
}
