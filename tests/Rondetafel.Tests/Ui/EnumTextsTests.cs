using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Texts;

namespace Rondetafel.Tests.Ui;

/// <summary>A page that names a value by "prefix + value" has words for every value, in both languages: one that lacks them is a fault of the whole page.</summary>
public sealed class EnumTextsTests
{
    [Fact]
    public void EveryValueThatAPageNames_HasWords()
    {
        var missing = new[] { Language.Nl, Language.En }.SelectMany(Missing).ToList();

        Assert.Empty(missing);
    }

    private static IEnumerable<string> Missing(Language language) =>
    [
        .. Of<SignalStatus>(language, "signals.status.", "signals.asked."),
        .. Of<SignalAction>(language, SignalAction.Destroy, "signals.step."),
        .. Decisions.Select(d => "work.answer.why." + d).Where(key => !Has(language, key)).Select(key => $"{language.Code} {key}"),
        .. Of<Observation>(language, "signals.observation."),
        .. Of<PersonKnows>(language, "signals.knows.", "weighing.knows."),
        .. Of<WeighingStatus>(language, "weighing.status."),
        .. Of<TrackStatus>(language, "track.status."),
        .. Of<TrackPlace>(language, "track.place."),
        .. Of<CaseStatus>(language, "case.status."),
        .. Of<JudgementKind>(language, "case.judge."),
        .. Of<FactStatus>(language, "case.factstatus."),
        .. Of<PlanActionKind>(language, "plan.kind."),
        .. Of<PlanActionStatus>(language, "plan.state."),
        .. Of<ContactWith>(language, "case.contact."),
        .. Of<RequestAnswer>(language, "case.request."),
        .. Of<ProposalStatus>(language, "case.proposal."),
        .. Of<ProposalKind>(language, "case.proposal.kind."),
        .. Of<Role>(language, "admin.role."),
    ];

    /// <summary>The steps on a signal that open the duty to answer.</summary>
    private static IEnumerable<SignalAction> Decisions => SignalTransitions.Table.Steps.Where(s => (s.By & (SignalWho.Holder | SignalWho.Weighers)) != 0).Select(s => s.Action).Distinct()
        .Except([SignalAction.ConfirmReporter, SignalAction.AskReporter, SignalAction.Amend, SignalAction.Split, SignalAction.ReceiveAnswer, SignalAction.Unmerge]);

    private static IEnumerable<string> Of<T>(Language language, params string[] prefixes) where T : struct, Enum => Of(language, (T?)null, prefixes);

    private static IEnumerable<string> Of<T>(Language language, T? never, params string[] prefixes) where T : struct, Enum =>
        from prefix in prefixes
        from value in Enum.GetValues<T>()
        where !value.Equals(never) && !Has(language, prefix + value)
        select $"{language.Code} {prefix}{value}";

    private static bool Has(Language language, string key)
    {
        try
        {
            return Texts.Texts.For(language)[key].Length > 0;
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }
}
