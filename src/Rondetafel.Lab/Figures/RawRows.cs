using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>An organisation of the folder.</summary>
internal sealed record RawOrganisation(string Name, OrganisationDomain Domain, WeighingPart Part);

/// <summary>A number in force from a day, with its source.</summary>
internal sealed record RawParameter(RawLine Line, string Code, int Number, string Unit, DateOnly From, string Source);

/// <summary>Something that happened, at its moment (UTC).</summary>
internal abstract record RawEvent(RawLine Line, DateTime At);

/// <summary>A step of a signal.</summary>
internal sealed record SignalRow(RawLine Line, DateTime At, string Signal, string Step, string? Municipality, string? Receiver, string? Channel, string? Code, DateOnly? Until) : RawEvent(Line, At);

/// <summary>A step of a weighing, named by its signal.</summary>
internal sealed record WeighingRow(RawLine Line, DateTime At, string Signal, string Step, string? Code, DateOnly? Until) : RawEvent(Line, At);

/// <summary>A case is taken in; without a signal for one from before the folder.</summary>
internal sealed record IntakeRow(RawLine Line, DateTime At, string Case, string? Signal, string Municipality, DateOnly NeededUntil) : RawEvent(Line, At);

/// <summary>A review or the monitoring list.</summary>
internal sealed record ReviewRow(RawLine Line, DateTime At, string Case, string Step, DateOnly? Until, DateOnly? HardEnd) : RawEvent(Line, At);

/// <summary>A flag is put or ended.</summary>
internal sealed record FlagRow(RawLine Line, DateTime At, string Case, string Step, FlagKind Flag, DateOnly Day) : RawEvent(Line, At);

/// <summary>A meeting was held, or a case was discussed at it.</summary>
internal sealed record MeetingRow(RawLine Line, DateTime At, string Meeting, string Step, string? Kind, string? Case) : RawEvent(Line, At);

/// <summary>A step of an action.</summary>
internal sealed record ActionRow(RawLine Line, DateTime At, string Action, string Case, string Step, string? Owner, PlanActionKind? Kind, DateOnly? Due) : RawEvent(Line, At);

/// <summary>A case is closed by the table, or that is undone.</summary>
internal sealed record ClosingRow(RawLine Line, DateTime At, string Case, string Step) : RawEvent(Line, At);
