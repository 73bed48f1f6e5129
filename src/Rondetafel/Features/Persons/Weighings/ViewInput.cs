using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>A view as it is typed.</summary>
public sealed class ViewInput
{
    public string? ExpertName { get; set; }

    /// <summary>The answers, in the order of the form.</summary>
    public List<AnswerInput> Answers { get; set; } = [];
    public string? Advice { get; set; }

    /// <summary>When the view that the writer saw was written (ticks, UTC); null when there was none. Tells nothing of the others'.</summary>
    public long? SeenAt { get; set; }

    /// <summary>The view for the domain. Refusal: "text_too_long" on each text that does not fit.</summary>
    internal (ViewGiven?, Outcome) Read(Acting acting)
    {
        var tooLong = TypedText.TooLong([.. Answers.Select((a, i) => ($"Answers[{i}].Text", a.Text)), (nameof(Advice), Advice), (nameof(ExpertName), ExpertName)]);
        if (tooLong is not null) return (null, tooLong);
        var answers = Answers.Select(a => new AnswerToCriterion(new CriterionAnswerId(acting.NewId()), a.Criterion ?? "", a.Edition, a.Text)).ToList();
        return (new ViewGiven(new WeighingViewId(acting.NewId()), null, WeighingPart.None, answers, Advice, ExpertName), Outcome.Done);
    }

    /// <summary>Points a refusal about the main question to its field.</summary>
    internal Outcome Place(Outcome outcome) => outcome.At("Answers", $"Answers[{Math.Max(0, Answers.FindIndex(a => a.IsMain))}].Text");
}

/// <summary>The answer to one criterion: which question in which edition, and the words.</summary>
public sealed class AnswerInput
{
    public string? Criterion { get; set; }
    public int Edition { get; set; }
    public string? Text { get; set; }

    /// <summary>Whether it answers the main question, the only one that has to be answered.</summary>
    public bool IsMain => Criterion == "danger";
}

/// <summary>The form of a view: the criteria that this weighing was convened with, and what was written before.</summary>
/// <param name="Questions">The questions in the reader's language, in the order of the answers.</param>
/// <param name="Version">The version of the form.</param>
/// <param name="From">The day from which it counted.</param>
public sealed record ViewForm(IReadOnlyList<string> Questions, int Version, DateOnly From);

/// <summary>The form of a view with what is typed in it, as the page hands it to its part.</summary>
public sealed record ViewFormPart(ViewInput Input, ViewForm Form);

/// <summary>Makes the form of a view.</summary>
public sealed class ViewFormQuery(RondetafelDb db, Texts.Texts texts)
{
    /// <summary>The form; fills the input with the questions of the weighing and what was written to each of them, unless it was posted.</summary>
    public async Task<ViewForm> RunAsync(ViewInput input, ViewSeen? mine, CriteriaForm form, CancellationToken cancel)
    {
        if (input.Answers.Count == 0)
        {
            input.Answers = form.Questions.Select(q => new AnswerInput
            {
                Criterion = q.Criterion,
                Edition = q.Edition,
                Text = mine?.Answers.FirstOrDefault(a => (a.Criterion, a.Edition) == (q.Criterion, q.Edition))?.Text,
            }).ToList();
            (input.Advice, input.SeenAt) = (mine?.Advice, mine?.At.Ticks);
        }
        var words = await db.Catalogue.AsNoTracking().Where(c => c.Kind == CatalogueKind.Criterion).ToDictionaryAsync(c => (c.Code, c.Edition), c => c.Text(texts.Language.Code), cancel);
        return new ViewForm(input.Answers.Select(a => words.GetValueOrDefault((a.Criterion ?? "", a.Edition), a.Criterion ?? "")).ToList(), form.Version, form.From);
    }
}
