using Rondetafel.Tests.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongFirst))]

namespace Rondetafel.Tests.Harness;

/// <summary>Starts the classes that take longest first, so that no core stands idle at the end of a run.</summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        ["EveryPageJourney", "WholeLifeJourney", "NoteJourney", "CrashProofTests", "CaseAuditGuards", "AccessProofTests", "PlantedWordsTests", "MailerTests", "ServeTests", "EveryPageGuards", "SetUpTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => Place(c.TestCollectionDisplayName))];

    private static int Place(string name) => Array.FindIndex(Longest, l => name.Contains(l, StringComparison.Ordinal)) is >= 0 and var place ? place : Longest.Length;
}
