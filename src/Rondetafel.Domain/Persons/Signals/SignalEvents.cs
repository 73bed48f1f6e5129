using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>A report came in.</summary>
[Event(1, "Melding ontvangen", "Report received")]
public sealed record SignalReceived(MunicipalityId Municipality, OrganisationId? ReceivedBy, Channel Channel, string? Origin, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.received", Municipality, ReceivedBy, Origin ?? Channel.ToString());
}

/// <summary>It came as a sealed file of another partnership.</summary>
[Event(1, "Overdrachtsbestand ingelezen", "Transfer file read in")]
public sealed record TransferReadIn(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The dossierhouder spoke with the reporter or confirmed an address.</summary>
[Event(1, "Melder gesproken, adres bevestigd of teruggeschreven", "Reporter spoken to, address confirmed or written back")]
public sealed record ReporterConfirmed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A question was put to the reporter of a report that is held apart.</summary>
[Event(1, "Vraag gesteld aan de melder", "Question put to the reporter")]
public sealed record ReporterQuestioned(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Receipt was acknowledged.</summary>
[Event(1, "Ontvangst bevestigd", "Receipt acknowledged")]
public sealed record SignalAcknowledged(MunicipalityId Municipality, OrganisationId? ReceivedBy, bool InTime, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.acknowledged", Municipality, ReceivedBy ?? By.Organisation, InTime ? "in_time" : "late");
}

/// <summary>A signal was completed or corrected.</summary>
[Event(1, "Melding aangevuld of verbeterd", "Report completed or corrected")]
public sealed record SignalAmended(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Another person was split off.</summary>
[Event(1, "Andere persoon afgesplitst", "Other person split off")]
public sealed record SignalSplit(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>More was asked.</summary>
[Event(1, "Navraag gedaan", "Asked back")]
public sealed record SignalAskedBack(MunicipalityId Municipality, OrganisationId? ReceivedBy, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.asked_back", Municipality, ReceivedBy ?? By.Organisation, null);
}

/// <summary>The answer to a question back came in.</summary>
[Event(1, "Antwoord op navraag ontvangen", "Answer to question received")]
public sealed record SignalAnswerReceived(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The signal was brought to the weighing.</summary>
[Event(1, "Melding naar de weging gebracht", "Report brought to the weighing")]
public sealed record SignalBroughtToWeighing(MunicipalityId Municipality, OrganisationId? ReceivedBy, int Days, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.to_weighing", Municipality, ReceivedBy, null, Days);
}

/// <summary>The signal was routed elsewhere and never reached the weighing.</summary>
[Event(1, "Melding doorgegeven", "Report routed elsewhere")]
public sealed record SignalRouted(MunicipalityId Municipality, OrganisationId? ReceivedBy, string Target, int Days, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.routed", Municipality, ReceivedBy, Target, Days);
}

/// <summary>The signal was stopped and never reached the weighing.</summary>
[Event(1, "Melding gestopt", "Report stopped")]
public sealed record SignalStopped(MunicipalityId Municipality, OrganisationId? ReceivedBy, string Kind, int Days, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.stopped", Municipality, ReceivedBy, Kind, Days);
}

/// <summary>A stop or routing was undone.</summary>
[Event(1, "Stop of doorverwijzing ongedaan gemaakt", "Stop or routing undone")]
public sealed record SignalUndone(MunicipalityId Municipality, OrganisationId? ReceivedBy, SignalStatus Was, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.undone", Municipality, ReceivedBy, Was.ToString());
}

/// <summary>The reporter added something.</summary>
[Event(1, "Melder vulde iets aan", "Reporter added something")]
public sealed record ReporterAdded(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Two signals about one person were merged.</summary>
[Event(1, "Meldingen samengevoegd", "Reports merged")]
public sealed record SignalMerged(MunicipalityId Municipality, OrganisationId? ReceivedBy, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.merged", Municipality, ReceivedBy, null);
}

/// <summary>A merge was undone.</summary>
[Event(1, "Samenvoeging ongedaan gemaakt", "Merge undone")]
public sealed record SignalUnmerged(MunicipalityId Municipality, OrganisationId? ReceivedBy, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.unmerged", Municipality, ReceivedBy, null);
}

/// <summary>A merged signal was stopped, routed elsewhere or opened again together with the one that it was merged into.</summary>
[Event(1, "Samengevoegde melding ging mee met de andere", "Merged report went along with the other one")]
public sealed record SignalWentAlong(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Row and key of a signal were destroyed at its end date.</summary>
[Event(1, "Melding vernietigd", "Report destroyed")]
public sealed record SignalDestroyed(MunicipalityId Municipality, OrganisationId? ReceivedBy, SignalStatus Status, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.destroyed", Municipality, ReceivedBy, Status.ToString());
}

/// <summary>The weighing of a signal was decided.</summary>
[Event(1, "Besluit van de weging verwerkt in de melding", "Decision of the weighing noted in the report")]
public sealed record SignalWeighed(MunicipalityId Municipality, OrganisationId? ReceivedBy, bool TakenIn, int Days, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("signal.weighed", Municipality, ReceivedBy, TakenIn ? "taken_in" : "not_taken_in", Days);
}
