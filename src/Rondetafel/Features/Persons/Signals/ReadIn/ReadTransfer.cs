using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals.ReadIn;

/// <summary>Read in what another partnership transferred.</summary>
public sealed record ReadTransfer(TransferContent Content);

/// <summary>
/// Makes a signal of it for the municipality of the reader, to be weighed here from the beginning: no case, no seats, nothing that follows the person.
/// </summary>
public sealed class ReadTransferHandler(RondetafelDb db, Acting acting, Texts.Texts texts, Dates dates)
{
    private const string OtherRegion = "other_region";

    /// <summary>The signal; already so with the earlier one when the same provision was read in before, also in this same moment. Refusals: "municipality_needed", "transfer_own" for a file that this partnership made itself (by the name in it, so that nobody learns what stands in the register), "transfer_known" when the earlier one is not to be seen, those of <see cref="Signal.Receive"/>.</summary>
    public async Task<(Guid? Signal, Outcome)> RunAsync(ReadTransfer command, CancellationToken cancel)
    {
        var (sent, mark) = (command.Content, command.Content.Mark);
        if (acting.By.Municipality is not { } municipality) return (null, Outcome.Refused("municipality_needed"));
        if (await db.Partnerships.AsNoTracking().AnyAsync(p => p.Name == sent.Partnership, cancel)) return (null, Outcome.Refused("transfer_own", "File"));
        if (await KnownAsync(mark, cancel) is { } known) return (known, Outcome.AlreadySo);
        var (facts, worry) = Sorted(sent);
        var origin = await Lists.IsOnListAsync(db, "signal.origin", OtherRegion, acting.Today, cancel) ? OtherRegion : null;
        var given = new NewSignal(
            municipality, Channel.Transfer, origin, sent.Person,
            [.. facts.Select(f => new NewFact(new SignalFactId(acting.NewId()), new FactGiven(f, null, null, null, Observation.NotSaid)))],
            new ThoughtsGiven(worry, null, null, null, PersonKnows.NotAnswered),
            ReceivedBy: await Holders.ReceiverAsync(db, municipality, acting.Today, cancel), TransferMark: mark);
        var (signal, outcome) = Signal.Receive(new SignalId(acting.NewId()), acting.NewCode('M'), given, (await Parameters.OnAsync(db, acting.Today, cancel)).Signal, acting.By, acting.Now);
        if (signal is null) return (null, outcome);
        var sender = new NewAnswer(signal.Id, municipality, null, null, texts.Of("transfer.sender", sent.Partnership, sent.Code), null, AnswerWish.Phone, null);
        db.Signals.Add(signal);
        db.Answers.Add(Answer.Owe(new AnswerId(acting.NewId()), sender, acting.By, acting.Now));
        Holders.Tell(db, (await Holders.OfAsync(db, municipality, acting.Today, cancel)).Where(p => p != acting.By.Id), acting.NewId, acting.Now);
        if (await db.SaveUnlessThereAsync(nameof(Signal.TransferMark), cancel)) return (signal.Id.Value, Outcome.Done);
        return await KnownAsync(mark, cancel) is { } first ? (first, Outcome.AlreadySo) : (null, Outcome.Refused("transfer_known", "File"));
    }

    /// <summary>The signal that was read in with this mark, among those that the reader may see.</summary>
    private async Task<Guid?> KnownAsync(string mark, CancellationToken cancel)
    {
        var known = await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).AsNoTracking().Where(s => s.TransferMark == mark).Select(s => s.Id).Take(1).ToListAsync(cancel);
        return known.Count > 0 ? known[0].Value : null;
    }

    /// <summary>
    /// Facts apart from what somebody thinks. Who transferred it, when and on which ground stands first; what does not fit into the worry stands after the
    /// facts, each with its kind, so that no word is lost.
    /// </summary>
    private (IReadOnlyList<string> Facts, string Worry) Sorted(TransferContent sent)
    {
        var worry = sent.Necessity;
        var (facts, late) = (new List<string> { texts.Of("transfer.first", sent.Partnership, sent.Code, dates.Long(sent.Day), sent.Ground) }, new List<string>());
        foreach (var item in sent.Items)
        {
            var kind = item.Kind is { } named ? texts["case.kind." + named] : texts["provision.own"];
            string[] lines = [$"{kind}, {item.Organisation}:", item.Text, .. item.Conditions is { } conditions ? new[] { texts.Of("case.conditions", conditions) } : []];
            var whole = string.Join('\n', lines);
            if (item.Kind is null or ContributionKind.Fact or ContributionKind.Document) facts.AddRange(Pieces(whole, lines));
            else if (worry.Length + whole.Length + 2 <= Narrative.MaxLength) worry += "\n\n" + whole;
            else late.AddRange(Pieces(whole, lines));
        }
        return ([.. facts, .. late], worry);
    }

    /// <summary>One piece where it fits, else each line apart.</summary>
    private static IEnumerable<string> Pieces(string whole, string[] lines) =>
        whole.Length <= Narrative.MaxLength ? [whole] : lines.SelectMany(l => l.Chunk(Narrative.MaxLength).Select(c => new string(c)));
}
