using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>Who it is about, as typed.</summary>
public class PersonInput
{
    public string? GivenNames { get; set; }
    public string? FamilyName { get; set; }
    public string? BirthDate { get; set; }
    public string? Address { get; set; }
    public string? Description { get; set; }

    /// <summary>As the domain takes it; what is blank is null.</summary>
    public PersonGiven Person() => new(Blank(GivenNames), Blank(FamilyName), Blank(BirthDate), Blank(Address), Blank(Description));

    /// <summary>The texts with the names of their fields, to check their length.</summary>
    public virtual IEnumerable<(string Field, string? Text)> Texts() =>
        [(nameof(GivenNames), GivenNames), (nameof(FamilyName), FamilyName), (nameof(BirthDate), BirthDate), (nameof(Address), Address), (nameof(Description), Description)];

    protected static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A fact as typed.</summary>
public sealed class FactInput
{
    public string? What { get; set; }
    public string? Where { get; set; }
    public string? When { get; set; }
    public string? Observation { get; set; }

    /// <summary>As the domain takes it; the day only when the words can be read as one.</summary>
    public FactGiven Fact(DateOnly today) => new(
        What ?? "", Where, When, TypedDate.TryRead(When ?? "", today, out var day) ? day : null,
        Enum.TryParse<Observation>(Observation, out var known) && Enum.IsDefined(known) ? known : Domain.Persons.Signals.Observation.NotSaid);
}

/// <summary>All that a signal holds, as typed.</summary>
public sealed class ContentInput : PersonInput
{
    public List<FactInput>? Facts { get; set; }
    public string? Worry { get; set; }
    public string? OtherExplanation { get; set; }
    public string? AlreadyDone { get; set; }
    public string? Relation { get; set; }
    public string? PersonKnows { get; set; }
    public string? Origin { get; set; }

    /// <summary>The form filled with a signal as it stands, with two empty lines for facts.</summary>
    public static ContentInput Of(SignalView s) => new()
    {
        GivenNames = s.Person.GivenNames,
        FamilyName = s.Person.FamilyName,
        BirthDate = s.Person.BirthDate,
        Address = s.Person.Address,
        Description = s.Person.Description,
        Facts = [.. s.Facts.Select(f => new FactInput { What = f.What, Where = f.Where, When = f.When, Observation = f.Observation.ToString() }), new FactInput(), new FactInput()],
        Worry = s.Thoughts.Worry,
        OtherExplanation = s.Thoughts.OtherExplanation,
        AlreadyDone = s.Thoughts.AlreadyDone,
        Relation = s.Thoughts.Relation,
        PersonKnows = s.Thoughts.PersonKnows.ToString(),
        Origin = s.OriginCode,
    };

    /// <summary>What is thought of it, as the domain takes it.</summary>
    public ThoughtsGiven Thoughts() => new(
        Blank(Worry), Blank(OtherExplanation), Blank(AlreadyDone), Blank(Relation),
        Enum.TryParse<PersonKnows>(PersonKnows, out var knows) && Enum.IsDefined(knows) ? knows : Domain.Persons.Signals.PersonKnows.NotAnswered);

    /// <inheritdoc />
    public override IEnumerable<(string Field, string? Text)> Texts() =>
        base.Texts().Concat([(nameof(Worry), Worry), (nameof(OtherExplanation), OtherExplanation), (nameof(AlreadyDone), AlreadyDone), (nameof(Relation), Relation)])
            .Concat((Facts ?? []).SelectMany((f, i) => new[] { ($"Facts[{i}].What", f.What), ($"Facts[{i}].Where", f.Where), ($"Facts[{i}].When", f.When) }));
}
