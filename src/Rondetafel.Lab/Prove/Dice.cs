namespace Rondetafel.Lab.Prove;

/// <summary>Chances of a proof, from its seed: the same seed rolls the same world.</summary>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from low up to and including high.</summary>
    public int From(int low, int high) => _random.Next(low, high + 1);

    /// <summary>Whether something with this chance in a hundred happens.</summary>
    public bool Happens(int percent) => _random.Next(100) < percent;

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>Some of them, in another order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> all, int count) => [.. all.OrderBy(_ => _random.Next()).Take(count)];
}
