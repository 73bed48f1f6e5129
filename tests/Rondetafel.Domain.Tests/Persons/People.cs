using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Persons;

/// <summary>People, organisations, ids and moments for the tests; an id is its number, so that a failure can be read.</summary>
internal static class People
{
    private static int _next = 1000;

    public static readonly OrganisationId Town = new(Id(1)), Police = new(Id(2)), Prosecutor = new(Id(3)), House = new(Id(4)), School = new(Id(5)), Youth = new(Id(6));

    public static readonly MunicipalityId Lindestad = new(Id(11)), Beekdorp = new(Id(12));

    /// <summary>Chairs weighings and leads cases; has no seat of its own.</summary>
    public static readonly Actor Director = Of(21, House);

    /// <summary>Serves the municipality once <see cref="Director"/> counts no more.</summary>
    public static readonly Actor NextDirector = Of(34, House);

    public static readonly Actor TownMember = Of(22, Town), PoliceMember = Of(23, Police), ProsecutorMember = Of(24, Prosecutor), SchoolMember = Of(25, School);

    /// <summary>Works at the police, without any seat.</summary>
    public static readonly Actor PoliceColleague = Of(33, Police);

    /// <summary>Has nothing to do with it.</summary>
    public static readonly Actor Outsider = Of(26, Youth);

    /// <summary>A Wednesday in winter, noon in the Netherlands.</summary>
    public static readonly DateTime Now = Utc("2026-01-14 11:00");

    public static readonly DateOnly Today = new(2026, 1, 14);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>An id never used before.</summary>
    public static Guid NewId() => Id(Interlocked.Increment(ref _next));

    public static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>Noon on a local day.</summary>
    public static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc);

    public static string Text(Narrative? text) => text is null ? "" : text.OpenWith(_ => throw new InvalidOperationException());

    /// <summary>It was done, and what happened is recorded once, as this.</summary>
    public static T Happened<T>(Aggregate root, Outcome outcome) where T : DomainEvent
    {
        Assert.True(outcome is { IsGood: true, IsAlreadySo: false }, outcome.Refusal?.Code);
        var happened = Assert.IsType<T>(Assert.Single(root.Events));
        root.ClearEvents();
        return happened;
    }

    /// <summary>It was refused with this code, and nothing is recorded.</summary>
    public static void Refused(string code, Aggregate root, Outcome outcome, string? field = null)
    {
        Assert.Equal(code, outcome.Refusal?.Code);
        if (field is not null) Assert.Equal(field, outcome.Refusal!.Field);
        Assert.Empty(root.Events);
    }

    /// <summary>It was so already, and nothing is recorded.</summary>
    public static void AlreadySo(Aggregate root, Outcome outcome)
    {
        Assert.True(outcome.IsAlreadySo, outcome.Refusal?.Code ?? "done");
        Assert.Empty(root.Events);
    }

    private static Actor Of(int number, OrganisationId organisation) => new(new ProfessionalId(Id(number)), organisation, null, new HashSet<Role>());
}
