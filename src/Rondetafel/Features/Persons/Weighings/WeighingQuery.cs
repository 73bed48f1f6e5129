using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Tracks;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>
/// Opens the weighing of this request for its reader. A view of another organisation leaves the database text only when
/// <see cref="Weighing.MayReadView"/> says so; before that the chair hears given or not given, a member not even that.
/// </summary>
public sealed class WeighingQuery(RondetafelDb db, Acting acting, Opened opened, WeighedSignalQuery signals, TracksOfQuery tracks, Texts.Texts texts)
{
    public async Task<WeighingSeen> RunAsync(Guid id, CancellationToken cancel)
    {
        var key = new WeighingId(id);
        var weighing = await db.Weighings.VisibleTo(acting.By, Permission.ReadWeighing, db, acting.Now).AsNoTracking().AsSplitQuery()
            .Include(w => w.Seats).Include(w => w.Views).ThenInclude(v => v.Answers).Include(w => w.Steps).SingleAsync(w => w.Id == key, cancel);
        var names = await NamesAsync(weighing, cancel);
        var (roster, theCase) = (Roster(weighing, names), await CaseAsync(weighing, cancel));
        var shut = Weighing.IsShielded(weighing.Status) || (weighing.Status == WeighingStatus.TakenIn && theCase is null);
        return new WeighingSeen
        {
            Id = id,
            Code = weighing.Code,
            Version = weighing.Version,
            Status = weighing.Status,
            On = weighing.On,
            DecideBy = weighing.DecideBy,
            Municipality = await db.Municipalities.Where(m => m.Id == weighing.MunicipalityId).Select(m => m.Name).SingleAsync(cancel),
            WaitUntil = weighing.WaitUntil,
            DestroyOn = weighing.DestroyOn,
            Chair = names.Person(weighing.Chair),
            Form = weighing.Form,
            IsChair = weighing.Chair == acting.By.Id,
            Roster = roster,
            Own = roster.FirstOrDefault(r => r.Id == acting.By.Id),
            Signal = weighing.Status == WeighingStatus.TakenIn ? null : await signals.RunAsync(id, cancel),
            Views = await ViewsAsync(weighing, names, theCase is not null, cancel),
            Steps = await StepsAsync(weighing, names, shut, cancel),
            Tracks = shut ? [] : await tracks.OfWeighingAsync(key, cancel),
            AboutCase = await AboutAsync(weighing, cancel),
            Case = theCase,
            LeavesOn = theCase is null ? weighing.LeavesRosterOn : null,
        };
    }

    private List<RosterLine> Roster(Weighing weighing, Names names)
    {
        var told = weighing.Chair == acting.By.Id || weighing.Status != WeighingStatus.Preparing;
        var missing = weighing.Missing().ToHashSet();
        return weighing.Seats.OrderBy(s => s.Part).ThenBy(s => names.Person(s.ProfessionalId), StringComparer.Ordinal).Select(s => new RosterLine(
            s.ProfessionalId, names.Person(s.ProfessionalId), s.OrganisationId, names.Organisation(s.OrganisationId), s.Part,
            told || s.OrganisationId == acting.By.Organisation ? !missing.Contains(s.OrganisationId) : null)).ToList();
    }

    private async Task<IReadOnlyList<ViewSeen>> ViewsAsync(Weighing weighing, Names names, bool opensCase, CancellationToken cancel)
    {
        if (Weighing.IsShielded(weighing.Status)) return [];
        var questions = (await db.Catalogue.AsNoTracking().Where(c => c.Kind == CatalogueKind.Criterion).ToListAsync(cancel)).ToDictionary(c => (c.Code, c.Edition), c => c.Text(texts.Language.Code));
        return weighing.Views.Where(v => weighing.MayReadView(v, acting.By, opensCase)).OrderBy(v => v.Part).ThenBy(v => v.At).Select(v => new ViewSeen(
            v.OrganisationId, v.OrganisationId is { } o ? names.Organisation(o) : Open(v.ExpertName, v.Id.Value) ?? "", v.At, v.NotedByAnother, v.Later, Open(v.Advice, v.Id.Value),
            v.Answers.OrderBy(a => a.Order).Select(a => new AnswerSeen(a.Criterion, a.Edition, questions.GetValueOrDefault((a.Criterion, a.Edition), a.Criterion), Open(a.Text, a.Id.Value) ?? "")).ToList())).ToList();
    }

    private async Task<IReadOnlyList<StepSeen>> StepsAsync(Weighing weighing, Names names, bool shut, CancellationToken cancel)
    {
        var words = (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel))
            .Where(e => e.List is "weighing.refer" or "weighing.theme").ToDictionary(e => (e.List, e.Code), e => e.Text(texts.Language.Code));
        var own = weighing.Status == WeighingStatus.TakenIn && shut; // without a seat at the case: that it was decided, and what they did themselves (decision 0009)
        return weighing.Steps.Where(s => !own || s.Action == WeighingAction.TakeIn || s.By == acting.By.Id).OrderBy(s => s.At).Select(s => new StepSeen(
            s.Action, s.At, s.By is { } by ? names.Person(by) : null, s.Organisation is { } o ? names.Organisation(o) : null,
            !shut && s.Target is { } t ? words.GetValueOrDefault((s.Action == WeighingAction.Refer ? "weighing.refer" : "weighing.theme", t), t) : null, s.Until,
            s.Asked is { } asked ? names.Person(asked) : null, s.Before is { } before ? names.Person(before) : null, shut ? null : Open(s.Reason, s.Id.Value), shut ? null : Open(s.LighterOption, s.Id.Value))).ToList();
    }

    /// <summary>The case that it took in, for who may open that.</summary>
    private async Task<Guid?> CaseAsync(Weighing weighing, CancellationToken cancel)
    {
        if (weighing.Status != WeighingStatus.TakenIn || weighing.CaseId is not { } theCase) return null;
        var ids = await db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).Where(c => c.Id == theCase).Select(c => c.Id).ToListAsync(cancel);
        return ids.Count == 0 ? null : ids[0].Value;
    }

    private async Task<string?> AboutAsync(Weighing weighing, CancellationToken cancel)
    {
        if (weighing.CaseId is not { } named || weighing.Chair != acting.By.Id) return null;
        return await db.Cases.NamedBy(weighing.Id, acting.By, db, acting.Now).Where(c => c.Id == named).Select(c => c.Number).SingleOrDefaultAsync(cancel);
    }

    private string? Open(Narrative? text, Guid row) => opened.Table.Read(text, row);

    private async Task<Names> NamesAsync(Weighing weighing, CancellationToken cancel)
    {
        var people = weighing.Seats.Select(s => s.ProfessionalId).Concat(weighing.Steps.Select(s => s.By).OfType<ProfessionalId>())
            .Concat(weighing.Steps.SelectMany(s => new[] { s.Asked, s.Before }).OfType<ProfessionalId>()).Append(weighing.Chair).Distinct().ToList();
        return new Names(
            await db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel),
            await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name, cancel));
    }

    private sealed record Names(Dictionary<ProfessionalId, string> People, Dictionary<OrganisationId, string> Organisations)
    {
        public string Person(ProfessionalId id) => People.GetValueOrDefault(id, "");

        public string Organisation(OrganisationId id) => Organisations.GetValueOrDefault(id, "");
    }
}
