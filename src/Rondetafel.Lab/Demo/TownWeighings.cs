using Rondetafel.Domain.Persons.Weighings;

namespace Rondetafel.Lab.Demo;

/// <summary>Weighings of the fictional town: one that waits to be convened, and one in each state that a table can meet.</summary>
internal static class TownWeighings
{
    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var scenes = new WeighingScenes(services);
        await scenes.BroughtAsync(new ScenePerson { GivenNames = "Teun", FamilyName = "Oldenhof", BirthDate = "4-9-2001" });
        var preparing = await scenes.ConvenedAsync(await scenes.BroughtAsync(new ScenePerson { BirthDate = "12-2-2010" }), expert: true);
        await scenes.ViewAsync(preparing, "politie", "Nog te weinig bekend.", "Eerst horen wat er in de groepsapp stond.");
        var open = await scenes.AtTheTableAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = "Isa", FamilyName = "Kersten", ReportedBy = null }));
        await scenes.TrackAsync(open, 60);
        var waiting = await scenes.AtTheTableAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = "Jelle", FamilyName = "Vos" }));
        await scenes.WaitingAsync(waiting, 14);
        var shielded = await scenes.AtTheTableAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = "Mees", FamilyName = "Bakker" }));
        await scenes.ShieldedAsync(shielded, WeighingAction.Refer, "youth");
        var theme = await scenes.AtTheTableAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = "Bram", FamilyName = "Visser" }));
        await scenes.ShieldedAsync(theme, WeighingAction.FindNoPerson, "tension");
        await scenes.TakenInAsync(await scenes.AtTheTableAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = "Tijn", FamilyName = "Overbeek" })));
    }
}
