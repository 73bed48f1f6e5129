using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Signals.Inbox;

/// <summary>What to list, as it stands in the address.</summary>
/// <param name="Show">"te-doen", "apart", "weging", "afgeschermd" or "samengevoegd".</param>
/// <param name="Sort">"termijn", "ontvangen" or "code".</param>
/// <param name="Down">Whether the order is turned round.</param>
/// <param name="After">Where the page before ended: sort value, "~" and code; null for the first page.</param>
public sealed record InboxAsked(string Show, string Sort, bool Down, string? After);

/// <summary>A row of the inbox. The name is null when it is not known or the signal is shielded.</summary>
/// <param name="WroteAt">When the reporter added something since the last step of a dossierhouder, UTC; null when they did not.</param>
public sealed record InboxRow(
    Guid Id, string Code, SignalStatus Status, Channel Channel, string? Origin, DateTime ReceivedAt, DateOnly? Until, string? Name, DateOnly? AnswerDue, DateTime? WroteAt)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(InboxRow);
}

/// <summary>A page of the inbox and where the next one begins; null on the last.</summary>
public sealed record InboxPage(IReadOnlyList<InboxRow> Rows, string? Next);

/// <summary>The signals of the dossierhouder's own municipality, by the page; the names are opened row by row and the list is logged.</summary>
public sealed class InboxQuery(RondetafelDb db, Acting acting, SealedTexts sealedTexts, Readings readings, Texts.Texts texts)
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 50;

    private static readonly Expression<Func<Signal, DateOnly>> Term = s =>
        (s.Status == SignalStatus.Received ? s.AcknowledgeBy
            : s.Status == SignalStatus.AskedBack ? s.WaitUntil
            : s.Status == SignalStatus.HeldApart && s.ReporterAskedAt == null && s.AcknowledgeBy < s.DestroyOn ? s.AcknowledgeBy
            : s.Status == SignalStatus.HeldApart || s.Status == SignalStatus.Stopped || s.Status == SignalStatus.RoutedElsewhere || s.Status == SignalStatus.NotTakenIn ? s.DestroyOn
            : null) ?? DateOnly.MaxValue;

    public async Task<InboxPage> RunAsync(InboxAsked asked, CancellationToken cancel)
    {
        var scope = Chosen(db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking(), asked.Show);
        var sorted = asked.Sort switch
        {
            "ontvangen" => Sorted(scope, s => s.ReceivedAt, asked, ReadMoment),
            "code" => Sorted(scope, s => s.Code, asked, text => text),
            _ => Sorted(scope, Term, asked, text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        };
        var signals = await sorted.Take(Size + 1).ToListAsync(cancel);
        var next = signals.Count > Size ? Cursor(signals[Size - 1], asked.Sort) : null;
        var shown = signals.Take(Size).ToList();
        readings.Add(Reading.OfList(acting, "Signals.listed", "Signal", shown.Select(s => s.Id.Value), db.Trace));
        return new InboxPage(await OpenAsync(shown, cancel), next);
    }

    private static IQueryable<Signal> Chosen(IQueryable<Signal> scope, string show) => show switch
    {
        "apart" => scope.Where(s => s.Status == SignalStatus.HeldApart),
        "weging" => scope.Where(s => s.Status == SignalStatus.ToWeighing || s.Status == SignalStatus.TakenIn),
        "afgeschermd" => scope.Where(s => s.Status == SignalStatus.Stopped || s.Status == SignalStatus.RoutedElsewhere || s.Status == SignalStatus.NotTakenIn),
        "samengevoegd" => scope.Where(s => s.Status == SignalStatus.Merged),
        _ => scope.Where(s => s.Status == SignalStatus.HeldApart || s.Status == SignalStatus.Received || s.Status == SignalStatus.Acknowledged || s.Status == SignalStatus.AskedBack),
    };

    /// <summary>Sorts by a column and then by code, and begins after the place where the page before ended.</summary>
    private static IQueryable<Signal> Sorted<TKey>(IQueryable<Signal> scope, Expression<Func<Signal, TKey>> by, InboxAsked asked, Func<string, TKey> read)
    {
        if (asked.After?.Split('~') is [var value, var code])
        {
            var signal = by.Parameters[0];
            var key = Expression.Constant(read(value), typeof(TKey));
            var after = typeof(TKey) == typeof(string)
                ? Compare(by.Body, key, asked.Down)
                : Expression.OrElse(
                    asked.Down ? Expression.LessThan(by.Body, key) : Expression.GreaterThan(by.Body, key),
                    Expression.AndAlso(Expression.Equal(by.Body, key), Compare(Expression.Property(signal, nameof(Signal.Code)), Expression.Constant(code), down: false)));
            scope = scope.Where(Expression.Lambda<Func<Signal, bool>>(after, signal));
        }
        return asked.Down ? scope.OrderByDescending(by).ThenBy(s => s.Code) : scope.OrderBy(by).ThenBy(s => s.Code);
    }

    private static BinaryExpression Compare(Expression text, Expression with, bool down)
    {
        var order = Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, text, with);
        return down ? Expression.LessThan(order, Expression.Constant(0)) : Expression.GreaterThan(order, Expression.Constant(0));
    }

    private static DateTime ReadMoment(string text) => new(long.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static string Cursor(Signal last, string sort) => (sort switch
    {
        "ontvangen" => last.ReceivedAt.Ticks.ToString(CultureInfo.InvariantCulture),
        "code" => last.Code,
        _ => Term.Compile()(last).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }) + "~" + last.Code;

    private async Task<IReadOnlyList<InboxRow>> OpenAsync(List<Signal> shown, CancellationToken cancel)
    {
        var ids = shown.Select(s => s.Id).ToList();
        var items = await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).Where(s => ids.Contains(s.Id)).Items().ToDictionaryAsync(i => i.Id, cancel);
        var due = await db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).AsNoTracking().Where(a => a.DueOn != null && ids.Contains(a.SignalId))
            .Select(a => new { a.SignalId, a.DueOn }).ToDictionaryAsync(a => a.SignalId, a => a.DueOn, cancel);
        var wrote = shown.All(s => s.ReporterWroteAt is null) ? [] : await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking()
            .Where(s => ids.Contains(s.Id) && s.ReporterWroteAt != null && !s.Steps.Any(t => t.At > s.ReporterWroteAt)).ToDictionaryAsync(s => s.Id, s => s.ReporterWroteAt, cancel);
        var origins = (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel, "signal.origin")).ToDictionary(e => e.Code, e => e.Text(texts.Language.Code));
        return shown.Select(s => new InboxRow(
            s.Id.Value, s.Code, s.Status, s.Channel, s.Origin is { } o && (s.Channel, o) is not (Channel.Professional, "professional") ? origins.GetValueOrDefault(o, o) : null, s.ReceivedAt,
            Term.Compile()(s) is var term && term == DateOnly.MaxValue ? null : term, Name(s, items), due.GetValueOrDefault(s.Id), wrote.GetValueOrDefault(s.Id))).ToList();
    }

    private string? Name(Signal signal, Dictionary<Guid, SealedItem> items) =>
        items.TryGetValue(signal.Id.Value, out var item) && CaseTable.For(sealedTexts, acting.By, Permission.ReadSignal, item) is { } table
            ? SignalViewQuery.Person(table, signal).Name : null;
}
