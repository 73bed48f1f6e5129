using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Lab.Demo;

namespace Rondetafel.Tests.Harness;

/// <summary>A person taken in the way people do it: signal, weighing, and the page of taking in.</summary>
public static class TakenIn
{
    /// <summary>The fields of the page of taking in that fit an ordinary case; later values of a name win.</summary>
    public static (string Name, string? Value)[] Fields(params (string Name, string? Value)[] more) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("Input.Reason", "Taal en filmpje samen."), ("Input.LighterOption", "Alleen jeugdhulp bleek te weinig."), ("Input.Purpose", "Weer naar school."),
            ("Input.ExitCriteria[0]", "Een half jaar rust."), ("Input.NeededUntil", "over 2 maanden"), ("Input.NextDiscussionOn", "over 2 weken"),
            ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "taken_up"),
        }.Where(f => more.All(m => m.Name != f.Name)),
        .. more,
    ];

    /// <summary>Weighs a new signal and takes the person in.</summary>
    public static async Task<(GivenCase Case, WeighingId Weighing)> Async(TestApp app, ScenePerson? person = null, params (string Name, string? Value)[] fields)
    {
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync(person));
        return (await DecideAsync(app, weighing, fields), weighing);
    }

    /// <summary>Takes in on a weighing whose views are open.</summary>
    public static async Task<GivenCase> DecideAsync(TestApp app, WeighingId weighing, params (string Name, string? Value)[] fields)
    {
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.SendAsync(await chair.GetAsync($"/wegingen/{weighing.Value}/opnemen"), Fields(fields));
        if (!page.Path.StartsWith("/casussen/", StringComparison.Ordinal)) throw new InvalidOperationException(page.Words);
        var made = await app.LookAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.WeighingId == weighing));
        return new GivenCase(made.Id, made.Number);
    }
}
