using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Answers;

/// <summary>Whoever made a report that was merged into another hears what is decided there, also along a chain of merges.</summary>
public sealed class MergedReportersTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string, string?)[] NoSign = [("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "no_sign")];

    [Theory]
    [InlineData("stoppen", SignalAction.Stop)]
    [InlineData("elders", SignalAction.Route)]
    [InlineData("navragen", SignalAction.AskBack)]
    [InlineData("naar-weging", SignalAction.BringToWeighing)]
    public async Task A_decision_is_owed_to_all_and_its_text_goes_to_all(string step, SignalAction about)
    {
        var (staying, others) = await ChainAsync();
        using var noor = await app.AsAsync("dossierhouder");

        var form = await noor.GetAsync($"{staying.Page}/{step}");
        Assert.Contains("Dit antwoord gaat naar 3 melders", form.Words);
        await noor.SendAsync(form, [.. Good(step), ("Input.Feedback.Say", "later")]);
        Assert.All(await AnswersAsync(staying, others), a => Assert.Equal((about, new DateOnly(2026, 3, 9)), (a.About, a.DueOn)));

        var (second, more) = await ChainAsync();
        await noor.SendAsync(await noor.GetAsync($"{second.Page}/{step}"), [.. Good(step), .. NoSign]);
        Assert.All(await AnswersAsync(second, more), a => Assert.Equal((null, "no_sign"), (a.DueOn, a.Texts[^1].Code)));
    }

    [Fact]
    public async Task Undoing_owes_all_an_answer_again()
    {
        var (staying, others) = await ChainAsync();
        using var noor = await app.AsAsync("dossierhouder");
        await noor.SendAsync(await noor.GetAsync(staying.Page + "/stoppen"), [.. Good("stoppen"), .. NoSign]);

        await noor.SendAsync(await noor.GetAsync(staying.Page + "/ongedaan"), ("Input.Reason", "Toch niet."));

        Assert.All(await AnswersAsync(staying, others), a => Assert.Equal(SignalAction.Undo, a.About));
    }

    [Fact]
    public async Task A_citizen_among_them_means_that_nobody_hears_whether_it_was_taken_up()
    {
        var (staying, _) = await ChainAsync();
        using var noor = await app.AsAsync("dossierhouder");

        Assert.DoesNotContain("Opgepakt", (await noor.GetAsync(staying.Page + "/stoppen")).Words);
    }

    [Fact]
    public async Task Acknowledging_tells_those_who_heard_nothing_yet()
    {
        var (staying, going) = (await Given.SignalAsync(app), await Given.SignalAsync(app));
        await MergeAsync(going, staying);
        using var noor = await app.AsAsync("dossierhouder");

        await noor.SendAsync(await noor.GetAsync(staying.Page), (await noor.GetAsync(staying.Page)).Form("/bevestigen"));

        Assert.All(await AnswersAsync(staying, [going]), a => Assert.Equal("received", Assert.Single(a.Texts).Code));
    }

    /// <summary>A signal with another merged into it, into which a third, told by a citizen, was merged before.</summary>
    private async Task<(GivenSignal Staying, GivenSignal[] Others)> ChainAsync()
    {
        var (staying, middle) = (await Given.SignalAsync(app), await Given.SignalAsync(app));
        var citizen = await Given.SignalAsync(app, new GivenReport { Channel = Channel.Phone, By = "dossierhouder" });
        await Given.AcknowledgedAsync(app, staying);
        await MergeAsync(citizen, middle);
        await MergeAsync(middle, staying);
        return (staying, [middle, citizen]);
    }

    [Theory]
    [InlineData("stoppen", SignalStatus.Stopped)]
    [InlineData("elders", SignalStatus.RoutedElsewhere)]
    public async Task Merged_signals_are_shielded_with_the_one_they_are_read_in_and_come_back_with_it(string step, SignalStatus status)
    {
        var (staying, others) = await ChainAsync();
        using var noor = await app.AsAsync("dossierhouder");
        await noor.SendAsync(await noor.GetAsync($"{staying.Page}/{step}"), [.. Good(step), .. NoSign]);

        Assert.Equal(Enumerable.Repeat(status, 3), await StatusAsync(staying, others));
        Assert.All(others, o => Assert.DoesNotContain("geweld tegen de regering", noor.GetAsync(o.Page).Result.Words));
        Assert.All(others, o => Assert.Null(noor.GetAsync(o.Page).Result.Document.QuerySelector("main a[href$='/ongedaan']")));

        await noor.SendAsync(await noor.GetAsync(staying.Page + "/ongedaan"), ("Input.Reason", "Toch niet."));

        Assert.Equal([SignalStatus.Acknowledged, SignalStatus.Merged, SignalStatus.Merged], await StatusAsync(staying, others));
    }

    private async Task<List<SignalStatus>> StatusAsync(GivenSignal one, GivenSignal[] others)
    {
        var all = await app.LookAsync(db => db.Signals.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Status));
        return [all[one.Id], .. others.Select(o => all[o.Id])];
    }

    private Task MergeAsync(GivenSignal going, GivenSignal staying) => Given.ChangeAsync(app, going, "dossierhouder-twee", (signal, _, step) =>
        signal.MergeInto(staying.Id, twoIdentifiers: true, secondPerson: true, step.Given("Zelfde."), step.By, step.Now));

    private Task<List<Answer>> AnswersAsync(GivenSignal one, GivenSignal[] others)
    {
        var ids = others.Select(o => o.Id).Append(one.Id).ToList();
        return app.LookAsync(async db =>
        {
            var all = await db.Answers.AsNoTracking().Include(a => a.Texts).Where(a => ids.Contains(a.SignalId)).ToListAsync();
            Assert.Equal(ids.Count, all.Count);
            return all;
        });
    }

    private static (string, string?)[] Good(string step) => step switch
    {
        "stoppen" => [("Input.Target", "no_sign"), ("Input.Reason", "Zo is het.")],
        "elders" => [("Input.Target", "help"), ("Input.Reason", "Zo is het.")],
        "navragen" => [("Input.Reason", "Zo is het."), ("Input.Until", "over 2 weken")],
        _ => [("Input.Reason", "Zo is het."), ("Input.LighterOption", "Gewone hulp.")],
    };
}
