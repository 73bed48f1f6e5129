using System.Diagnostics;
using Rondetafel.Domain.Persons.Identities;

namespace Rondetafel.Domain.Tests.Persons.Identities;

/// <summary>The figures that the matcher must reach on people of whom the truth is known.</summary>
public sealed class IdentityMatcherTruthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public void Finds_the_same_person_and_leaves_others_alone(int seed)
    {
        var list = TruthList.Make(seed);
        var people = list.People.Select(person => IdentityMatcher.Prepare(person.Identity)).ToArray();
        var found = new List<bool>();
        var wrong = new List<string>();
        foreach (var variant in list.Known)
        {
            var told = IdentityMatcher.Prepare(variant.Identity);
            for (var at = 0; at < people.Length; at++)
                if (at == variant.Of)
                    found.Add(IdentityMatcher.Matches(told, people[at]).Likely);
                else if (IdentityMatcher.Matches(told, people[at]).Likely)
                    wrong.Add($"{string.Join('+', variant.Kinds)}: {Text(variant.Identity)} ~ {Text(list.People[at].Identity)}");
        }
        foreach (var negative in list.Others)
            if (IdentityMatcher.Matches(IdentityMatcher.Prepare(negative.Identity), people[negative.Resembles]).Likely)
                wrong.Add($"{negative.Kind}: {Text(negative.Identity)} ~ {Text(list.People[negative.Resembles].Identity)}");

        Report(seed, list, found, wrong);
        Assert.Equal((6000, 2000, 4000), (people.Length, list.Known.Count, list.Others.Count));
        Assert.True(Share(found) >= 0.98, $"recall {Share(found):P2}");
        Assert.True(Precision(found, wrong) >= 0.95, $"precision {Precision(found, wrong):P2}");
        Assert.All(VariantMaker.Kinds, kind => Assert.True(ShareOf(kind, list, found) >= 0.95, $"{kind}: {ShareOf(kind, list, found):P2}"));
    }

    /// <summary>Time is printed, not asserted: it depends on the machine.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_check_against_6000_gives_the_same_answer_each_time(bool withBirthDate)
    {
        var list = TruthList.Make(1);
        var told = list.Known.First(variant => variant.Identity.BirthDate is not null == withBirthDate && variant.Identity.HouseAddress is not null);
        var times = new List<double>();
        var answers = new HashSet<int>();
        for (var round = 0; round < 12; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var one = IdentityMatcher.Prepare(told.Identity);
            answers.Add(list.People.Count(person => IdentityMatcher.Matches(one, IdentityMatcher.Prepare(person.Identity)).Likely));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        output.WriteLine($"one check against 6,000 with preparing them, birth date known: {withBirthDate}: first {times[0]:F1} ms, median {times.Order().ElementAt(6):F1} ms");
        Assert.True(Assert.Single(answers) > 0);
    }

    private void Report(int seed, TruthList list, List<bool> found, List<string> wrong)
    {
        output.WriteLine($"seed {seed}: recall {Share(found):P2}, precision {Precision(found, wrong):P2}, wrong {wrong.Count}");
        foreach (var kind in VariantMaker.Kinds)
            output.WriteLine($"  {kind}: recall {ShareOf(kind, list, found):P2} of {list.Known.Count(variant => variant.Kinds.Contains(kind))}");
        foreach (var group in wrong.GroupBy(line => line[..line.IndexOf(':')]).OrderByDescending(group => group.Count()))
            output.WriteLine($"  wrong {group.Key}: {group.Count()}, such as {string.Join(" / ", group.Take(2))}");
        foreach (var (variant, _) in list.Known.Zip(found).Where(pair => !pair.Second))
            output.WriteLine($"  missed {string.Join('+', variant.Kinds)}: {Text(variant.Identity)} ~ {Text(list.People[variant.Of].Identity)}");
    }

    private static double ShareOf(string kind, TruthList list, List<bool> found) =>
        Share(list.Known.Zip(found).Where(pair => pair.First.Kinds.Contains(kind)).Select(pair => pair.Second));

    private static double Share(IEnumerable<bool> found) => found.Average(hit => hit ? 1.0 : 0.0);

    private static double Precision(List<bool> found, List<string> wrong) => (double)found.Count(hit => hit) / (found.Count(hit => hit) + wrong.Count);

    private static string Text(Identity identity) =>
        $"[{identity.GivenNames}|{identity.FamilyName}|{identity.BirthDate:yyyy-MM-dd}{identity.BirthDateText}|{identity.HouseAddress}]";
}
