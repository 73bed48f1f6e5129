using Microsoft.EntityFrameworkCore;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

/// <summary>Figures name who receives, never who reported (product rule 12).</summary>
public sealed class CountTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_teachers_report_that_is_stopped_counts_for_the_municipality_and_nothing_for_the_school()
    {
        using var fenna = await app.AsAsync("docent");
        var sent = await fenna.SendAsync(
            await fenna.GetAsync("/meldingen/nieuw"), ("Input.Municipality", (await app.MunicipalityAsync("Lindestad")).Value.ToString()),
            ("Input.FamilyName", "Tellinga"), ("Input.Facts[0].What", "Zei iets."), ("Input.Facts[0].Observation", "Own"));
        var answer = new Domain.Persons.Answers.AnswerId(Guid.Parse(sent.Path.Split('/')[^1]));
        var page = $"/meldingen/{(await app.LookAsync(db => db.Answers.Where(a => a.Id == answer).Select(a => a.SignalId).SingleAsync())).Value}";
        using var noor = await app.AsAsync("dossierhouder");
        await noor.SendAsync(await noor.GetAsync(page + "/bevestigen"));
        await noor.SendAsync(await noor.GetAsync(page + "/stoppen"), ("Input.Target", "no_sign"), ("Input.Reason", "Zo is het."), ("Input.Feedback.Say", "later"));

        var names = await app.LookAsync(db => db.Organisations.ToDictionaryAsync(o => o.Id, o => o.Name));
        var lines = (await app.LookAsync(db => db.Counts.ToListAsync())).Select(c => (c.Kind, c.OrganisationId is { } o ? names[o] : null)).ToList();
        Assert.Contains(("signal.received", "Gemeente Lindestad"), lines);
        Assert.Contains(("signal.acknowledged", "Gemeente Lindestad"), lines);
        Assert.Contains(("signal.stopped", "Gemeente Lindestad"), lines);
        Assert.DoesNotContain("Lindecollege", lines.Select(l => l.Item2));
    }
}
