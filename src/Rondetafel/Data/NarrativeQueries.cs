using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>
/// Refuses, when a query is first compiled, one that compares, sorts, groups or sifts by sealed text: a sort on ciphertext
/// passes silently and means nothing (architecture, section 6). Only "is there a text" may be asked. Throws
/// <see cref="InvalidOperationException"/>: such a query is a bug.
/// </summary>
public sealed class NarrativeQueries : IQueryExpressionInterceptor
{
    private NarrativeQueries() { }

    /// <summary>The only one; it holds no state.</summary>
    public static NarrativeQueries Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        new Looker().Visit(queryExpression);
        return queryExpression;
    }

    private sealed class Looker : ExpressionVisitor
    {
        /// <summary>Methods whose lambdas only hand a text on, sealed as it is.</summary>
        private static readonly HashSet<string> HandsOn = ["Select", "SelectMany", "Include", "ThenInclude", "Join", "LeftJoin", "GroupJoin"];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var known = node.Method.DeclaringType?.Namespace is { } space && (space.StartsWith("System.Linq", StringComparison.Ordinal) || space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
            if (known && node.Method.Name is "Distinct" or "Union" or "Except" or "Intersect" && Holds(node.Type.GetGenericArguments().FirstOrDefault()))
                throw Refused(node.Method.Name);
            if (known && !HandsOn.Contains(node.Method.Name))
                foreach (var lambda in node.Arguments.Skip(1).Select(Lambda).OfType<LambdaExpression>()) new Deciding(node.Method.Name).Visit(lambda.Body);
            return base.VisitMethodCall(node);
        }

        private static LambdaExpression? Lambda(Expression argument) => (argument is UnaryExpression { NodeType: ExpressionType.Quote } quote ? quote.Operand : argument) as LambdaExpression;

        private static bool Holds(Type? type) => type is not null && (type == typeof(Narrative) || type.GetProperties().Any(p => p.PropertyType == typeof(Narrative)));
    }

    /// <summary>Walks what decides: every text in it is refused, but for the question whether there is one.</summary>
    private sealed class Deciding(string by) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node?.Type == typeof(Narrative) ? throw Refused(by) : base.Visit(node);

        protected override Expression VisitBinary(BinaryExpression node) =>
            node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && (IsNull(node.Left) || IsNull(node.Right)) ? node : base.VisitBinary(node);

        private static bool IsNull(Expression side) => side is ConstantExpression { Value: null } or DefaultExpression || side is UnaryExpression { NodeType: ExpressionType.Convert } convert && IsNull(convert.Operand);
    }

    private static InvalidOperationException Refused(string by) => new($"A query uses sealed text in {by}.");
}
