using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Provisions;

/// <summary>A provision was started.</summary>
[Event(1, "Verstrekking begonnen", "Provision started")]
public sealed record ProvisionStarted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Receiver, reasons, content or reviewer were written.</summary>
[Event(1, "Verstrekking voorbereid", "Provision prepared")]
public sealed record ProvisionWritten(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The organisations were asked for consent.</summary>
[Event(1, "Toestemming voor een verstrekking gevraagd", "Consent to a provision asked")]
public sealed record ProvisionConsentAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>An organisation answered.</summary>
[Event(1, "Over toestemming voor een verstrekking geantwoord", "Consent to a provision answered")]
public sealed record ProvisionConsentAnswered(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>It was laid before the second pair of eyes.</summary>
[Event(1, "Verstrekking voorgelegd aan wie meeleest", "Provision laid before the second pair of eyes")]
public sealed record ProvisionSubmitted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The director went back to writing.</summary>
[Event(1, "Verstrekking opnieuw in voorbereiding", "Provision in preparation again")]
public sealed record ProvisionReworked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The second pair of eyes approved.</summary>
[Event(1, "Verstrekking goedgekeurd door wie meeleest", "Provision approved by the second pair of eyes")]
public sealed record ProvisionApproved(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The second pair of eyes sent it back.</summary>
[Event(1, "Verstrekking teruggegeven door wie meeleest", "Provision sent back by the second pair of eyes")]
public sealed record ProvisionSentBack(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>It was handed over.</summary>
[Event(1, "Verstrekt", "Provided")]
public sealed record ProvisionProvided(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The sealed file was made.</summary>
[Event(1, "Overdrachtsbestand gemaakt", "Transfer file made")]
public sealed record TransferFileMade(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The sealed file was made once more, under another access code.</summary>
[Event(1, "Overdrachtsbestand opnieuw gemaakt", "Transfer file made anew")]
public sealed record TransferFileMadeAnew(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>It is not handed over.</summary>
[Event(1, "Van een verstrekking afgezien", "Provision withdrawn")]
public sealed record ProvisionWithdrawn(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>What the receiver reported was noted.</summary>
[Event(1, "Opbrengst van een verstrekking genoteerd", "Return on a provision noted")]
public sealed record ProvisionReturnNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>It was called back.</summary>
[Event(1, "Verstrekking teruggeroepen", "Provision recalled")]
public sealed record ProvisionRecalled(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The receiver confirmed the recall.</summary>
[Event(1, "Terugroepen bevestigd door de ontvanger", "Recall confirmed by the receiver")]
public sealed record RecallConfirmed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Another process director has it.</summary>
[Event(1, "Verstrekking overgegaan naar een andere procesregisseur", "Provision went to another process director")]
public sealed record ProvisionHandedOn(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Row and key of a provision were destroyed.</summary>
[Event(1, "Verstrekking vernietigd", "Provision destroyed")]
public sealed record ProvisionEnded(Actor By, DateTime At) : DomainEvent(By, At);
