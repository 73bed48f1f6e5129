using Rondetafel.Lab.Figures;

namespace Rondetafel.Tests.Figures;

/// <summary>A broken folder is refused with file, line and reason, and nothing of it is left.</summary>
[Trait("engine", "none")]
public sealed class BrokenFolderTests
{
    /// <summary>File, line (1 is the head; 0 adds one), what it becomes, the line and a part of the reason that are said.</summary>
    public static TheoryData<string, int, string, int, string> Broken { get; } = new()
    {
        { "signals.csv", 1, "at,signal,step", 1, "the head is at,signal,step,municipality" },
        { "signals.csv", 1, "at;signal;step;municipality;receiver;channel;code;until", 1, "the head is" },
        { "signals.csv", 2, "2018-02-01 10:00,s1,receive,Proefstad,Politie,phone,police", 2, "7 cells where the head has 8" },
        { "signals.csv", 2, "2018-02-01 10:00,s1,receive,Proefstad,Politie,phone,police,,", 2, "9 cells where the head has 8" },
        { "signals.csv", 2, "", 2, "the line is empty" },
        { "signals.csv", 2, "2018-02-01 10:00,s1,receive,\"Proefstad,Politie,phone,police,", 2, "a quote" },
        { "signals.csv", 2, "2018-02-01 10:00,s1,receive,Proef\"stad,Politie,phone,police,", 2, "a quote" },
        { "signals.csv", 2, "2018-02-30,s1,receive,Proefstad,Politie,phone,police,", 2, "is not a moment" },
        { "signals.csv", 2, "1-2-2018,s1,receive,Proefstad,Politie,phone,police,", 2, "is not a moment" },
        { "signals.csv", 2, "2018-03-25 02:30,s1,receive,Proefstad,Politie,phone,police,", 2, "the clock went forward" },
        { "signals.csv", 2, "1875-03-25,s1,receive,Proefstad,Politie,phone,police,", 2, "outside 1990 to 2100" },
        { "signals.csv", 2, "2018-02-01,,receive,Proefstad,Politie,phone,police,", 2, "signal is empty" },
        { "signals.csv", 2, "2018-02-01,s 1,receive,Proefstad,Politie,phone,police,", 2, "is not a key" },
        { "signals.csv", 2, "2018-02-01, s1,receive,Proefstad,Politie,phone,police,", 2, "space at its begin or end" },
        { "signals.csv", 2, "2018-02-01,s1,ontvangen,Proefstad,Politie,phone,police,", 2, "is not one of receive" },
        { "signals.csv", 2, "2018-02-01,s1,receive,Elders,Politie,phone,police,", 2, "municipality \"Elders\" does not stand in municipalities.csv" },
        { "signals.csv", 2, "2018-02-01,s1,receive,Proefstad,Brandweer,phone,police,", 2, "receiver \"Brandweer\" does not stand in organisations.csv" },
        { "signals.csv", 2, "2018-02-01,s1,receive,Proefstad,,phone,police,", 2, "receiver is empty" },
        { "signals.csv", 2, "2018-02-01,s1,receive,Proefstad,Politie,fax,police,", 2, "channel \"fax\" is not one of" },
        { "signals.csv", 3, "2018-02-02,s1,acknowledge,Proefstad,,,,", 3, "municipality does not belong to the step acknowledge" },
        { "signals.csv", 3, "2018-01-02,s1,acknowledge,,,,,", 3, "signal \"s1\" was not received before this moment" },
        { "signals.csv", 3, "2018-02-02,s9,acknowledge,,,,,", 3, "signal \"s9\" was not received" },
        { "signals.csv", 0, "2018-02-09,s1,receive,Proefstad,Politie,phone,police,", 9, "signal \"s1\" has begun before" },
        { "signals.csv", 8, "2018-02-06,s2,stop,,,,,", 8, "code is empty" },
        { "signals.csv", 0, "2018-02-09,s2,ask_back,,,,,", 9, "until is empty" },
        { "organisations.csv", 2, "Zorghuis,veiligheid,", 2, "domain \"veiligheid\" is not one of" },
        { "organisations.csv", 4, "Politie,safety,", 0, "has no police" },
        { "organisations.csv", 0, "Politie,safety,", 7, "stands there twice" },
        { "weighings.csv", 2, "2018-02-06 10:00,s9,convene,,", 2, "signal \"s9\" was not received" },
        { "weighings.csv", 0, "2018-02-09,s1,refer,,", 4, "code is empty" },
        { "intakes.csv", 3, "2017-12-01,c2,,Proefstad,", 3, "needed_until is empty" },
        { "intakes.csv", 0, "2018-12-01,c2,,Proefstad,2019-01-01", 4, "case \"c2\" has begun before" },
        { "reviews.csv", 2, "2018-05-01,c9,continue,2018-10-20,", 2, "case \"c9\" was not taken in" },
        { "reviews.csv", 2, "2018-05-01,c2,continue,2018-10-20,2018-11-01", 2, "hard_end does not belong" },
        { "flags.csv", 2, "2018-03-01,c1,on,vast,2018-02-27", 2, "flag \"vast\" is not one of" },
        { "meetings.csv", 3, "2018-03-06 09:00,m9,discussed,,c1", 3, "meeting \"m9\" was not held" },
        { "meetings.csv", 2, "2018-03-06 09:00,m1,held,vergadering,", 2, "kind \"vergadering\" is not one of" },
        { "actions.csv", 2, "2018-03-06 09:00,a1,c1,agree,Welzijn,help,2018-04-01", 2, "owner \"Welzijn\" does not stand" },
        { "actions.csv", 2, "2018-03-06 09:00,a1,c1,agree,Politie,hulp,2018-04-01", 2, "kind \"hulp\" is not one of" },
        { "actions.csv", 3, "2018-03-20,a9,c1,finish,,,", 3, "action \"c1 a9\" was not agreed" },
        { "closings.csv", 2, "2017-07-01,c2,close", 2, "case \"c2\" was not taken in before this moment" },
        { "parameters.csv", 1, "code,number,unit,from,source", 0, "" },
    };

    /// <summary>What only the rules of the approach can refuse.</summary>
    public static TheoryData<string, int, string, int, string> Refused { get; } = new()
    {
        { "intakes.csv", 3, "2017-12-01,c2,,Proefstad,2019-05-20", 3, "review_too_far on NeededUntil" },
        { "signals.csv", 4, "2018-02-01 11:00,s1,to_weighing,,,,,", 4, "not_now" },
        { "reviews.csv", 3, "2018-06-01,c2,monitor,2018-08-01,2019-11-01", 3, "hard_end_wrong on HardEnd" },
        { "closings.csv", 0, "2018-07-02,c2,close", 3, "so already" },
        { "actions.csv", 2, "2018-03-06 09:00,a1,c1,agree,Politie,help,2018-01-01", 2, "from_past on DueOn" },
        { "flags.csv", 0, "2018-03-02,c1,on,detained,2018-02-27", 3, "flag_stands on Kind" },
        { "parameters.csv", 0, "no.such,3,days,2018-01-01,bron", 2, "code \"no.such\" is not one of" },
        { "parameters.csv", 0, "case.review,3,days,2018-01-01,bron", 2, "unit \"days\" is not months" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public Task A_broken_row_is_named(string file, int line, string becomes, int said, string reason) => NamedAsync(file, line, becomes, said, reason);

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_row_that_the_rules_refuse_is_named(string file, int line, string becomes, int said, string reason) => NamedAsync(file, line, becomes, said, reason);

    [Fact]
    public async Task A_folder_that_is_not_there_lacks_a_file_or_holds_another_is_refused()
    {
        Assert.Contains("there is no such folder", (await RunAsync("/nergens/is-dit"))!.Message, StringComparison.Ordinal);
        using var without = new RawRows();
        without.Leave("organisations.csv");
        Assert.Equal("organisations.csv: is missing", (await RunAsync(without.Write().Folder))!.Message);
        using var more = new RawRows();
        more["melding.csv"].Add("at");
        Assert.StartsWith("melding.csv: is not one of", (await RunAsync(more.Write().Folder))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using var rows = new RawRows();
        rows.Write();
        await File.WriteAllBytesAsync(Path.Combine(rows.Folder, "flags.csv"), [0x61, 0xff, 0xfe, 0x0a], TestContext.Current.CancellationToken);
        Assert.Equal("flags.csv: is not UTF-8", (await RunAsync(rows.Folder))!.Message);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_in_the_order_of_files_and_lines()
    {
        using var rows = new RawRows();
        (rows["closings.csv"][1], rows["signals.csv"][1], rows["signals.csv"][2]) = ("gisteren,c2,close", "x,s1,receive,Proefstad,Politie,phone,,", "y,s1,acknowledge,,,,,");
        Assert.Equal([("signals.csv", 2), ("signals.csv", 3), ("closings.csv", 2)], (await RunAsync(rows.Write().Folder))!.All.Select(b => (b.File, b.Line)));
    }

    private static async Task NamedAsync(string file, int line, string becomes, int said, string reason)
    {
        using var rows = new RawRows();
        if (file == "parameters.csv") rows[file].Add("code,number,unit,from,source");
        if (line == 0) rows[file].Add(becomes);
        else rows[file][line - 1] = becomes;
        var broken = await RunAsync(rows.Write().Folder);
        if (reason.Length == 0) Assert.Null(broken);
        else Assert.Contains(broken!.All, b => b.File == file && (said == 0 || b.Line == said) && b.Reason.Contains(reason, StringComparison.Ordinal));
    }

    /// <summary>Runs a folder; what was broken, or null when it ran.</summary>
    private static async Task<BrokenFolderException?> RunAsync(string raw)
    {
        var data = Directory.CreateTempSubdirectory("rondetafel-broken-").FullName;
        try
        {
            await (await Replay.RunAsync(raw, data, TestContext.Current.CancellationToken)).DisposeAsync();
            return null;
        }
        catch (BrokenFolderException e)
        {
            return e;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
