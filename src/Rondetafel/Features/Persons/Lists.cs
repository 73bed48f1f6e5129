using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons;

/// <summary>The choice lists of signals and weighings as they hold on a day.</summary>
internal static class Lists
{
    /// <summary>The lines of a list that can be chosen today, in the reader's language.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(RondetafelDb db, string list, DateOnly today, string language, CancellationToken cancel) =>
        (await Parameters.InForceAsync(db, CatalogueKind.ListItem, today, cancel, list)).Where(e => !e.Withdrawn)
            .Select(e => new Choice(e.Code, e.Text(language))).OrderBy(c => c.Text, StringComparer.CurrentCulture).ToList();

    /// <summary>Whether a code is a line of the list now; an empty one is left to the state table.</summary>
    public static async Task<bool> IsOnListAsync(RondetafelDb db, string list, string? code, DateOnly today, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(code) || (await Parameters.InForceAsync(db, CatalogueKind.ListItem, today, cancel, list)).Any(e => e.Code == code && !e.Withdrawn);
}
