using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Lab.Prove;

/// <summary>
/// Takes the application's own filter of cases away, to see what the wall of seats holds back alone: every query for cases gives
/// all of them, and everybody counts as seated. It rewrites the queries from outside; nothing of it is shipped.
/// </summary>
public sealed class FilterOff : IQueryExpressionInterceptor
{
    /// <summary>Puts it around the product. Its queries are compiled apart, or they would serve other instances in this process; the model is that of an ordinary one, because the query for the actor is bound to it.</summary>
    public static void Add(IServiceCollection services, Settings settings)
    {
        var ordinary = new LabInstance(settings).Build(); // never started
        using var scope = ordinary.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Model;
        services.ConfigureDbContext<RondetafelDb>(o => o.UseModel(model).UseMemoryCache(new MemoryCache(new MemoryCacheOptions())).AddInterceptors(new FilterOff()));
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => new Remover().Visit(queryExpression);

    private sealed class Remover : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.DeclaringType == typeof(Queryable) && node.Method.Name == nameof(Queryable.Where) && node.Type == typeof(IQueryable<Case>) && Looker.Finds(node.Arguments[1])
                ? Visit(node.Arguments[0]) : base.VisitMethodCall(node);

        protected override Expression VisitNew(NewExpression node) =>
            node.Type == typeof(ItemFacts) && Looker.Finds(node.Arguments[2])
                ? node.Update([node.Arguments[0], node.Arguments[1], Expression.Constant(true), node.Arguments[3]]) : base.VisitNew(node);
    }

    /// <summary>Whether something decides by who leads the case or has a seat there.</summary>
    private sealed class Looker : ExpressionVisitor
    {
        private bool _found;

        public static bool Finds(Expression expression)
        {
            var looker = new Looker();
            looker.Visit(expression);
            return looker._found;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            _found |= node.Member.DeclaringType == typeof(Case) && node.Member.Name is nameof(Case.Director) or nameof(Case.Seats);
            return base.VisitMember(node);
        }

        protected override Expression VisitExtension(Expression node)
        {
            _found |= node is EntityQueryRootExpression root && root.ElementType == typeof(Seat);
            return node is EntityQueryRootExpression ? node : base.VisitExtension(node);
        }
    }
}
