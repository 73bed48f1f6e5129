using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Weighings;

/// <summary>A weighing (Klein Overleg, weegploeg).</summary>
public readonly record struct WeighingId(Guid Value);

/// <summary>A place on the roster of a weighing.</summary>
public readonly record struct WeighingSeatId(Guid Value);

/// <summary>The view of one organisation.</summary>
public readonly record struct WeighingViewId(Guid Value);

/// <summary>The answer to one criterion within a view.</summary>
public readonly record struct CriterionAnswerId(Guid Value);

/// <summary>A step in the history of a weighing.</summary>
public readonly record struct WeighingStepId(Guid Value);

/// <summary>Somebody on the roster: may read the signal and the weighing, and gives the view of their organisation.</summary>
public sealed class WeighingSeat : IPart
{
    private WeighingSeat() { }

    /// <summary>Its id.</summary>
    public WeighingSeatId Id { get; private set; }

    /// <summary>The weighing.</summary>
    public WeighingId WeighingId { get; private set; }

    /// <summary>Who sits.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>For which organisation.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>As gemeente, politie, Openbaar Ministerie or expert.</summary>
    public WeighingPart Part { get; private set; }

    /// <inheritdoc />
    public Guid RootId => WeighingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static WeighingSeat Of(WeighingId weighing, SeatGiven given) => new()
    {
        Id = given.Id,
        WeighingId = weighing,
        ProfessionalId = given.Professional,
        OrganisationId = given.Organisation,
        Part = given.Part,
    };

    internal bool Is(SeatGiven given) => (ProfessionalId, OrganisationId, Part) == (given.Professional, given.Organisation, given.Part);
}

/// <summary>A place on the roster as it is asked for.</summary>
public sealed record SeatGiven(WeighingSeatId Id, ProfessionalId Professional, OrganisationId Organisation, WeighingPart Part);

/// <summary>
/// The view of one organisation: text questions with reasons, no score and no sum. Closed for the others until the chair
/// opens the views; a later one is marked as later (product.md row 3; Inspectorate 2024).
/// </summary>
public sealed class WeighingView : IPart
{
    private readonly List<CriterionAnswer> _answers = [];

    private WeighingView() { }

    /// <summary>Its id.</summary>
    public WeighingViewId Id { get; private set; }

    /// <summary>The weighing.</summary>
    public WeighingId WeighingId { get; private set; }

    /// <summary>Whose view; null for an expert who is not designated.</summary>
    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>As gemeente, politie, Openbaar Ministerie or expert.</summary>
    public WeighingPart Part { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>When it was written or changed last, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the chair noted it for an expert who is not designated.</summary>
    public bool NotedByAnother { get; private set; }

    /// <summary>Whether it came after the views were opened.</summary>
    public bool Later { get; private set; }

    /// <summary>The name of that expert; null otherwise.</summary>
    [SealedAs("weighing.view.expert")] public Narrative? ExpertName { get; private set; }

    /// <summary>What the organisation would do, and why.</summary>
    [SealedAs("weighing.view.advice")] public Narrative? Advice { get; private set; }

    /// <summary>The answers to the criteria, in the order of the form.</summary>
    public IReadOnlyList<CriterionAnswer> Answers => _answers;

    /// <inheritdoc />
    public Guid RootId => WeighingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static WeighingView Of(WeighingId weighing, ViewGiven given, IReadOnlyList<FormQuestion> form, ProfessionalId by, DateTime at, bool noted, bool later)
    {
        var view = new WeighingView
        {
            Id = given.Id,
            WeighingId = weighing,
            OrganisationId = given.Organisation,
            Part = given.Part,
            NotedByAnother = noted,
            Later = later,
            ExpertName = Narrative.OfOptional(given.ExpertName),
        };
        view.Write(given, form, by, at);
        return view;
    }

    internal void Write(ViewGiven given, IReadOnlyList<FormQuestion> form, ProfessionalId by, DateTime at)
    {
        (By, At, Advice) = (by, at, Narrative.OfOptional(given.Advice));
        _answers.Clear();
        foreach (var (question, order) in form.Select((q, i) => (q, i + 1)))
            if (given.Answers.FirstOrDefault(a => (a.Criterion, a.Edition) == (question.Criterion, question.Edition) && !string.IsNullOrWhiteSpace(a.Text)) is { } answer)
                _answers.Add(CriterionAnswer.Of(WeighingId, Id, order, answer));
    }
}

/// <summary>The answer to one criterion.</summary>
public sealed class CriterionAnswer : IPart
{
    private CriterionAnswer() { }

    /// <summary>Its id.</summary>
    public CriterionAnswerId Id { get; private set; }

    /// <summary>The weighing.</summary>
    public WeighingId WeighingId { get; private set; }

    /// <summary>The view it belongs to.</summary>
    public WeighingViewId ViewId { get; private set; }

    /// <summary>Place in the form, from 1.</summary>
    public int Order { get; private set; }

    /// <summary>Code of the criterion.</summary>
    public string Criterion { get; private set; } = "";

    /// <summary>The edition of the criterion that was asked.</summary>
    public int Edition { get; private set; }

    /// <summary>The answer with its reason.</summary>
    [SealedAs("weighing.view.answer")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => WeighingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static CriterionAnswer Of(WeighingId weighing, WeighingViewId view, int order, AnswerToCriterion given) => new()
    {
        Id = given.Id,
        WeighingId = weighing,
        ViewId = view,
        Order = order,
        Criterion = given.Criterion,
        Edition = given.Edition,
        Text = Narrative.Of(given.Text!.Trim()),
    };
}

/// <summary>The answer to a criterion as typed.</summary>
public sealed record AnswerToCriterion(CriterionAnswerId Id, string Criterion, int Edition, string? Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AnswerToCriterion);
}

/// <summary>A view as typed; the main question is the criterion with code "danger".</summary>
public sealed record ViewGiven(
    WeighingViewId Id, OrganisationId? Organisation, WeighingPart Part, IReadOnlyList<AnswerToCriterion> Answers, string? Advice, string? ExpertName = null)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ViewGiven);
}

/// <summary>One step in the history of a weighing: the decision with its reason, a dissent, a question.</summary>
public sealed class WeighingStep : IPart
{
    private WeighingStep() { }

    /// <summary>Its id.</summary>
    public WeighingStepId Id { get; private set; }

    /// <summary>The weighing.</summary>
    public WeighingId WeighingId { get; private set; }

    /// <summary>What was done.</summary>
    public WeighingAction Action { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>By whom; null for the daily job.</summary>
    public ProfessionalId? By { get; private set; }

    /// <summary>For which organisation; null for the daily job.</summary>
    public OrganisationId? Organisation { get; private set; }

    /// <summary>Code from a list: the other consultation, the theme; null when none.</summary>
    public string? Target { get; private set; }

    /// <summary>Until when; for a request for more.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Who asks what: the professional asked; null when none.</summary>
    public ProfessionalId? Asked { get; private set; }

    /// <summary>Who chaired until then, when the chair was taken over; null for other steps.</summary>
    public ProfessionalId? Before { get; private set; }

    /// <summary>The reason, dissent or question in words; never rewritten.</summary>
    [SealedAs("weighing.step.reason")] public Narrative? Reason { get; private set; }

    /// <summary>The lighter option that was considered.</summary>
    [SealedAs("weighing.step.lighter")] public Narrative? LighterOption { get; private set; }

    /// <inheritdoc />
    public Guid RootId => WeighingId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static WeighingStep Of(WeighingId weighing, WeighingAction action, WeighingStepGiven given, Actor by, DateTime at) => new()
    {
        Id = given.Id,
        WeighingId = weighing,
        Action = action,
        At = at,
        By = by.Id,
        Organisation = by.Organisation,
        Target = given.Target,
        Until = given.Until,
        Asked = given.Asked,
        Before = given.Before,
        Reason = Narrative.OfOptional(given.Reason),
        LighterOption = Narrative.OfOptional(given.LighterOption),
    };
}

/// <summary>What was given with a step; null where it was not asked.</summary>
public sealed record WeighingStepGiven(
    WeighingStepId Id, string? Reason = null, string? Target = null, DateOnly? Until = null, string? LighterOption = null, ProfessionalId? Asked = null)
{
    /// <summary>The case that taking in opens or opens again; null for other steps.</summary>
    public Cases.CaseId? Case { get; init; }

    /// <summary>Who chaired until now; null for other steps.</summary>
    public ProfessionalId? Before { get; init; }

    /// <summary>Which facts this holds.</summary>
    public Facts Facts =>
        (string.IsNullOrWhiteSpace(Reason) ? Facts.None : Facts.Reason) | (string.IsNullOrWhiteSpace(Target) ? Facts.None : Facts.Target) |
        (Until is null ? Facts.None : Facts.Until) | (string.IsNullOrWhiteSpace(LighterOption) ? Facts.None : Facts.LighterOption);

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(WeighingStepGiven);
}
