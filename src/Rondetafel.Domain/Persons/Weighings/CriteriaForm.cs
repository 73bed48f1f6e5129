namespace Rondetafel.Domain.Persons.Weighings;

/// <summary>One question of a criteria form: which criterion, in which edition.</summary>
public sealed record FormQuestion(string Criterion, int Edition);

/// <summary>
/// The criteria form as it is on a day. A weighing keeps the one of the day on which it was convened, so that every
/// organisation answers the same questions (Inspectorate 2024: weighing by differing criteria).
/// </summary>
/// <param name="Version">Counts from 1; every new edition of a criterion makes the next one.</param>
/// <param name="From">The local day on which its newest question began to count.</param>
/// <param name="Questions">The questions in the order of the form, the main question first.</param>
public sealed record CriteriaForm(int Version, DateOnly From, IReadOnlyList<FormQuestion> Questions);
