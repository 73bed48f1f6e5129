namespace Rondetafel.Lab.Bench;

/// <summary>How much data a bench works on. What lives stays the same when it grows; what is over is multiplied.</summary>
/// <param name="Led">Open cases that the chair leads.</param>
/// <param name="Others">Open cases that others lead.</param>
/// <param name="Closed">Closed cases.</param>
/// <param name="Alive">Signals that are being handled.</param>
/// <param name="Over">Signals that came to an end over the years and wait for their destruction.</param>
/// <param name="Actions">Actions of all cases together.</param>
/// <param name="Organisations">Organisations, each with two people.</param>
public sealed record BenchSize(int Led, int Others, int Closed, int Alive, int Over, int Actions, int Organisations)
{
    /// <summary>Open cases in which the partner has a seat; the first eight are on the agenda.</summary>
    public const int Seats = 12;

    /// <summary>Cases on the agenda.</summary>
    public const int Agenda = 8;

    /// <summary>Actions of an open case; the closed ones share the rest.</summary>
    public const int ActionsOfOpen = 4;

    /// <summary>The size of the published figures.</summary>
    public static BenchSize Full { get; } = new(300, 600, 5_100, 500, 4_500, 10_000, 200);

    /// <summary>A small one that says whether the bench works, not how fast the product is.</summary>
    public static BenchSize Quick { get; } = new(30, 20, 100, 30, 70, 400, 24);

    /// <summary>The same with more that is over: closed cases with their actions, and signals.</summary>
    public BenchSize Grown(int times) => this with { Closed = Closed * times, Over = Over * times, Actions = Actions + (times - 1) * OfClosed };

    private int OfClosed => Actions - (Led + Others) * ActionsOfOpen;

    /// <summary>How many actions the closed case of this number has, from 0.</summary>
    public int ActionsOfClosed(int number) => (int)((long)OfClosed * (number + 1) / Closed - (long)OfClosed * number / Closed);
}
