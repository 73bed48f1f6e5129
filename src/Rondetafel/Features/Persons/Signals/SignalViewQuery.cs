using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>Opens the signal of this request through its table, for its page and for the pages of its steps.</summary>
public sealed class SignalViewQuery(RondetafelDb db, Acting acting, Opened opened, Texts.Texts texts)
{
    public async Task<SignalView> RunAsync(Guid id, CancellationToken cancel)
    {
        var key = new SignalId(id);
        var signal = await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking().AsSplitQuery()
            .Include(s => s.Facts).Include(s => s.Steps).Include(s => s.Additions).SingleAsync(s => s.Id == key, cancel);
        var words = await WordsAsync(cancel);
        var shielded = Signal.IsShielded(signal.Status);
        var steps = await StepsAsync(signal, words, cancel);
        return new SignalView
        {
            Id = id,
            Code = signal.Code,
            Version = signal.Version,
            Status = signal.Status,
            WentAlong = signal.MergedInto is not null,
            Channel = signal.Channel,
            ReceivedAt = signal.ReceivedAt,
            OriginCode = signal.Origin,
            Origin = Word(words, "signal.origin", signal.Origin),
            AcknowledgeBy = signal.AcknowledgeBy,
            WaitUntil = signal.WaitUntil,
            DestroyOn = signal.DestroyOn,
            ReporterAskedAt = signal.ReporterAskedAt,
            ReporterWroteAt = signal.ReporterWroteAt,
            Person = Person(opened.Table, signal),
            Facts = shielded ? [] : Facts(signal),
            Thoughts = Thoughts(signal),
            Additions = shielded ? [] : signal.Additions.OrderBy(a => a.At).Select(a => new AdditionView(a.Id.Value, a.At, a.ByReporter, Read(a.Text, a.Id.Value) ?? "")).ToList(),
            Steps = shielded ? [] : steps,
            LastStep = steps.Count == 0 ? null : shielded ? steps[0] with { Target = null, Until = null } : steps[0],
            Links = await LinksAsync(signal, cancel),
            Answer = await AnswerAsync(key, cancel),
            AnsweredAt = await AnsweredAtAsync(signal.SplitFrom, cancel),
        };
    }

    /// <summary>The person of a signal, through the table of that signal.</summary>
    public static PersonView Person(CaseTable table, Signal signal)
    {
        string? Open(Narrative? text) => table.Read(text, signal.Id.Value);
        return new PersonView(Open(signal.GivenNames), Open(signal.FamilyName), Open(signal.BirthDate), Open(signal.Address), Open(signal.Description));
    }

    private string? Read(Narrative? text, Guid row) => opened.Table.Read(text, row);

    private List<FactView> Facts(Signal signal) => signal.Facts.OrderBy(f => f.Order)
        .Select(f => new FactView(f.Id.Value, Read(f.What, f.Id.Value) ?? "", Read(f.Where, f.Id.Value), Read(f.When, f.Id.Value), f.Day, f.Observation)).ToList();

    private ThoughtsView Thoughts(Signal signal)
    {
        var id = signal.Id.Value;
        return new ThoughtsView(Read(signal.Worry, id), Read(signal.OtherExplanation, id), Read(signal.AlreadyDone, id), Read(signal.Relation, id), signal.PersonKnows);
    }

    private async Task<List<StepView>> StepsAsync(Signal signal, Dictionary<(string, string), string> words, CancellationToken cancel)
    {
        var people = signal.Steps.Select(s => s.By).OfType<ProfessionalId>().Distinct().ToList();
        var municipalities = signal.Steps.Any(s => s.Action == SignalAction.Route) ? await db.Municipalities.AsNoTracking().ToDictionaryAsync(m => m.Slug, m => m.Name, cancel) : [];
        var names = await db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return signal.Steps.OrderByDescending(s => s.At).Select(s => new StepView(
            s.Action, s.At, s.By is { } by ? names.GetValueOrDefault(by) : null, Target(words, municipalities, s),
            s.Until, Read(s.Reason, s.Id.Value), Read(s.LighterOption, s.Id.Value))).ToList();
    }

    private string? Target(Dictionary<(string, string), string> words, Dictionary<string, string> municipalities, SignalStep step) => step.Action switch
    {
        SignalAction.ConfirmReporter => step.Target is null ? null : texts["signals.ground." + step.Target],
        SignalAction.Route when step.Target is { } target && RoutedTo.Read(target) is { Municipality: { } slug } to =>
            $"{Word(words, "signal.route", to.Kind)}, {municipalities.GetValueOrDefault(slug, slug)}",
        SignalAction.Route => Word(words, "signal.route", step.Target),
        _ => Word(words, "signal.stop", step.Target),
    };

    private async Task<List<SignalLink>> LinksAsync(Signal signal, CancellationToken cancel)
    {
        var (id, from, into) = (signal.Id, signal.SplitFrom, signal.MergedInto);
        var found = await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking()
            .Where(s => s.SplitFrom == id || s.MergedInto == id || (from != null && s.Id == from) || (into != null && s.Id == into))
            .Select(s => new { s.Id, s.Code, s.SplitFrom, s.MergedInto, s.ReporterWroteAt }).ToListAsync(cancel);
        return found.Select(s => new SignalLink(
            s.Id == from ? "from" : s.Id == into ? "into" : s.SplitFrom == id ? "off" : "taken", s.Id.Value, s.Code, s.ReporterWroteAt)).OrderBy(l => l.Code, StringComparer.Ordinal).ToList();
    }

    private async Task<Guid?> AnsweredAtAsync(SignalId? first, CancellationToken cancel)
    {
        if (first is not { } id) return null;
        var signals = db.Signals.VisibleTo(acting.By, Permission.ReadSignal);
        return await db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).AnyAsync(a => a.SignalId == id && !signals.Any(s => s.Id == id), cancel) ? id.Value : null;
    }

    private async Task<AnswerHead?> AnswerAsync(SignalId signal, CancellationToken cancel)
    {
        var answer = await db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).AsNoTracking().Include(a => a.Texts).SingleOrDefaultAsync(a => a.SignalId == signal, cancel);
        return answer is null ? null : new AnswerHead(
            answer.Id.Value, answer.DueOn, answer.CanBeRead, answer.Texts.Where(t => !t.IsQuestion).OrderBy(t => t.At).Select(t => (t.Code, t.At)).ToList());
    }

    private static string? Word(Dictionary<(string, string), string> words, string list, string? code) => code is null ? null : words.GetValueOrDefault((list, code), code);

    private async Task<Dictionary<(string, string), string>> WordsAsync(CancellationToken cancel) =>
        (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel)).ToDictionary(e => (e.List, e.Code), e => e.Text(texts.Language.Code));
}
