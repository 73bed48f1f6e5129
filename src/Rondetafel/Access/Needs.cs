using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>What a page demands of its visitor. Every page declares exactly one; a guard test fails on a page without.</summary>
public interface IAccessNeed;

/// <summary>Open to everybody, on the public and the staff address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute, IAccessNeed;

/// <summary>Part of signing in: staff address only, nobody needs to be signed in yet.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SigningInAttribute : Attribute, IAccessNeed;

/// <summary>Open to any signed-in professional; holds nothing but what is their own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInPageAttribute : Attribute, IAccessNeed
{
    /// <summary>True for the few pages reached before confidentiality is accepted and the second factor is set.</summary>
    public bool BeforeReady { get; init; }
}

/// <summary>Open to whoever some rule gives the permission; without it the page does not exist (404).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute, IAccessNeed
{
    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;
}

/// <summary>
/// Opens the one row named by the route value "id": loads it, decides, and puts the table in <see cref="Opened"/>.
/// Not found and not allowed are the same 404. A route without the id throws.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensAttribute(ItemKind kind, Permission permission) : Attribute, IAccessNeed
{
    /// <summary>The kind of row.</summary>
    public ItemKind Kind { get; } = kind;

    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;
}

/// <summary>The kinds of row that a page can open.</summary>
public enum ItemKind
{
    /// <summary>A signal.</summary>
    Signal,
    /// <summary>The answer of a signal; the route names the signal or the answer.</summary>
    Answer,
    /// <summary>A likely duplicate.</summary>
    MatchTask,
    /// <summary>A signal that waits for a weighing, for the director who convenes it.</summary>
    SignalToWeigh,
    /// <summary>A weighing.</summary>
    Weighing,
    /// <summary>The signal of a weighing; the route names the weighing.</summary>
    WeighedSignal,
    /// <summary>A prosecutor's track.</summary>
    Track,
    /// <summary>A case.</summary>
    Case,
    /// <summary>A seat for four hours, for its reviewer; the route names what was given.</summary>
    BriefSeat,
    /// <summary>One action of a case, for who carries it out; the route names the action.</summary>
    PlanAction,
    /// <summary>A meeting.</summary>
    Meeting,
    /// <summary>A question to the table, for who asked it.</summary>
    OwnQuestion,
    /// <summary>A question to the table, for the process director of its municipality.</summary>
    Question,
    /// <summary>A provision, for the process director whose it is.</summary>
    Provision,
    /// <summary>A provision, for who sits for an organisation whose contribution was chosen.</summary>
    ProvisionConsent,
    /// <summary>A provision, for its second pair of eyes.</summary>
    ProvisionReview,
}

/// <summary>The row that the filter opened for this request; scoped.</summary>
public sealed class Opened
{
    private CaseTable? _table;

    /// <summary>The table of the opened row. Throws on a page that opens nothing.</summary>
    public CaseTable Table => _table ?? throw new InvalidOperationException("This page opens no row.");

    /// <summary>Whether a row was opened.</summary>
    public bool Any => _table is not null;

    /// <summary>The kind of the opened row.</summary>
    public ItemKind Kind { get; private set; }

    /// <summary>Called once by the filter.</summary>
    public void Set(ItemKind kind, CaseTable table) => (Kind, _table) = (kind, table);
}
