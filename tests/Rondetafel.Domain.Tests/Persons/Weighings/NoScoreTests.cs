using System.Reflection;
using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

/// <summary>A view is words: no number, and no list to choose a rank, level or colour from, is kept of it (product.md, rule on scores; issue of step 2).</summary>
public sealed class NoScoreTests
{
    /// <summary>What counts or chooses and says nothing of the person, each with its reason.</summary>
    private static readonly string[] Harmless =
    [
        "CriterionAnswer.Order", // the place of the question on the form
        "CriterionAnswer.Edition", // which edition of the question was asked
        "AnswerToCriterion.Edition",
        "WeighingView.Part", // on whose behalf it was given
        "ViewGiven.Part",
    ];

    [Fact]
    public void AView_AndItsAnswers_HoldNoNumberAndNoRank()
    {
        var found = new[] { typeof(WeighingView), typeof(CriterionAnswer), typeof(ViewGiven), typeof(AnswerToCriterion) }
            .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(f => (Of: t.Name, f.Name, Type: f.FieldType))
                .Concat(t.GetProperties().Select(p => (Of: t.Name, p.Name, Type: p.PropertyType))))
            .Where(m => Measures(m.Type)).Select(m => $"{m.Of}.{m.Name.Split('>')[0].TrimStart('<')}").Distinct().Except(Harmless).ToList();

        Assert.Empty(found);
    }

    private static bool Measures(Type type)
    {
        var one = Nullable.GetUnderlyingType(type) ?? type;
        if (one.IsEnum || one == typeof(decimal) || one == typeof(TimeSpan)) return true;
        if (one.IsPrimitive) return one != typeof(bool);
        return one.IsArray ? Measures(one.GetElementType()!) : one.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true && one.GetGenericArguments().Any(Measures);
    }
}
