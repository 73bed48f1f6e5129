namespace Rondetafel.Domain.Persons.Cases;

/// <summary>A case (casus): a person taken into the persoonsgerichte aanpak.</summary>
public readonly record struct CaseId(Guid Value);

/// <summary>A seat at the table of a case.</summary>
public readonly record struct SeatId(Guid Value);

/// <summary>An exit criterion of a case.</summary>
public readonly record struct ExitCriterionId(Guid Value);

/// <summary>A check of an exit criterion.</summary>
public readonly record struct ExitCheckId(Guid Value);

/// <summary>A contribution to a case.</summary>
public readonly record struct ContributionId(Guid Value);

/// <summary>A document with a contribution.</summary>
public readonly record struct AttachmentId(Guid Value);

/// <summary>A goal of the plan.</summary>
public readonly record struct GoalId(Guid Value);

/// <summary>An action of the plan.</summary>
public readonly record struct PlanActionId(Guid Value);

/// <summary>A dated judgement.</summary>
public readonly record struct JudgementId(Guid Value);

/// <summary>A dated flag.</summary>
public readonly record struct FlagId(Guid Value);

/// <summary>A step in the history of a case.</summary>
public readonly record struct CaseStepId(Guid Value);

/// <summary>A decision to tell the person or to wait.</summary>
public readonly record struct InformingId(Guid Value);

/// <summary>A request to a partner.</summary>
public readonly record struct RequestId(Guid Value);

/// <summary>Who keeps contact with school, parents or youth worker.</summary>
public readonly record struct ContactKeeperId(Guid Value);
