using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Who acts in this request, and when; scoped. Handlers take actor, moment and ids from here.</summary>
public sealed class Acting(TimeProvider clock, RandomSource random)
{
    private DateTime? _now;

    /// <summary>The actor; the public until somebody is signed in.</summary>
    public Actor By { get; private set; } = Actor.Public;

    /// <summary>The signed-in person as the frame shows them; null for the public.</summary>
    public SignedIn? Person { get; private set; }

    /// <summary>The moment of this request, UTC: one for all that it decides, so that a seat that ends meanwhile does not end halfway through a page.</summary>
    public DateTime Now => _now ??= clock.GetUtcNow().UtcDateTime;

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => Deadline.LocalDate(Now);

    /// <summary>A new id.</summary>
    public Guid NewId() => random.NewId();

    /// <summary>A new short code, for instance "M-7KXD2".</summary>
    public string NewCode(char kind) => $"{kind}-{random.Characters(5)}";

    /// <summary>Called once per request by the sign-in check.</summary>
    public void Become(Actor actor, SignedIn? person) => (By, Person) = (actor, person);
}

/// <summary>What the frame and the filters know of the signed-in person.</summary>
public sealed record SignedIn(Guid Session, string Name, string Function, string Organisation, bool MustAcceptConfidentiality, bool HasSecondFactor, bool HasDrafts);
