using System.Diagnostics;
using System.Text.Json;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>A calendar as another parser than ours reads it.</summary>
internal sealed record ReadCalendar(string Method, string Version, IReadOnlyList<ReadEvent> Events)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it; skips the test when node or the parser is not there.</summary>
    public static async Task<ReadCalendar> OfAsync(string text)
    {
        var folder = Path.Combine(SourceTree.Root, "tests", "calendar-check");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "ical.js")), "The calendar parser of the tests is not installed: npm ci in tests/calendar-check.");
        var start = new ProcessStartInfo("node", ["read.mjs"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["TZ"] = "Pacific/Auckland"; // the file says when it is, not the machine
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return JsonSerializer.Deserialize<ReadCalendar>(said, Web)!;
    }
}

/// <summary>An event as it was read; times in UTC.</summary>
internal sealed record ReadEvent(
    string Uid, int Sequence, string Summary, string? Location, string? Description, string? Organizer, IReadOnlyList<string> Attendees, string Status, string Zone, DateTime Start, DateTime End, DateTime Stamp);
