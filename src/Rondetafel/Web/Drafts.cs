using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Vault;

namespace Rondetafel.Web;

/// <summary>A staff page whose forms are not kept while they are written: they hold a password, a one-time code or a question to search for. A guard test knows them all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsNoDraftAttribute : Attribute;

/// <summary>Keeps, opens and ends the drafts of the signed-in professional.</summary>
public sealed class Drafts(RondetafelDb db, Acting acting, SealedTexts texts)
{
    /// <summary>The longest name of a form.</summary>
    public const int MaxName = 200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether half-written forms of a page are kept: of every page for somebody who is signed in, unless it says otherwise; of public pages and those of signing in never.</summary>
    public static bool AreKept(IEnumerable<object> metadata) =>
        metadata.OfType<IAccessNeed>().Any(n => n is not (PublicPageAttribute or SigningInAttribute)) && !metadata.OfType<KeepsNoDraftAttribute>().Any();

    /// <summary>The place named by a form that was sent, else the page it was sent to.</summary>
    public static DraftPlace PlaceOf(HttpRequest request) =>
        DraftName.Read(request.Form[DraftName.Field]) ?? DraftName.Of(request.Path, request.Path + request.QueryString);

    /// <summary>What a form holds that is worth keeping: its fields, and the version that its writer saw.</summary>
    public static Dictionary<string, string[]> FieldsOf(IFormCollection form) => form
        .Where(f => f.Key == KeptForm.Version || (f.Key.Contains('.', StringComparison.Ordinal) && !f.Key.StartsWith("__", StringComparison.Ordinal)))
        .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());

    /// <summary>Keeps the fields of a form; the last writer wins, it is one person's own draft. False when it is too long to keep.</summary>
    public async Task<bool> KeepAsync(DraftPlace place, IReadOnlyDictionary<string, string[]> fields, CancellationToken cancel)
    {
        var text = JsonSerializer.Serialize(fields, Plain);
        if (text.Length > 16 * Narrative.MaxLength) return false;
        var days = (await Parameters.OnAsync(db, acting.Today, cancel))[Parameters.DraftDays];
        if (await FindAsync(place, cancel) is { } draft) draft.Keep(text, days, acting.By, acting.Now);
        else db.Drafts.Add(Draft.Start(new DraftId(acting.NewId()), acting.By.Id!.Value, place, text, days, acting.By, acting.Now));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>What was kept of the forms of a page.</summary>
    public async Task<IReadOnlyList<KeptForm>> OpenAsync(string page, CancellationToken cancel)
    {
        var query = db.Drafts.VisibleTo(acting.By).AsNoTracking().Where(d => d.Form == page);
        var drafts = await query.ToListAsync(cancel);
        if (drafts.Count == 0) return [];
        var items = await query.Items().ToDictionaryAsync(i => i.Id, cancel);
        var kept = new List<KeptForm>();
        foreach (var draft in drafts)
            if (items.TryGetValue(draft.Id.Value, out var item) && CaseTable.For(texts, acting.By, Permission.KeepDraft, item)?.Read(draft.Fields, draft.Id.Value) is { } text)
                kept.Add(new KeptForm(draft.Part, draft.SavedAt, JsonSerializer.Deserialize<Dictionary<string, string[]>>(text)!));
        return kept;
    }

    /// <summary>Removes the draft of a form that was sent, or that its writer throws away.</summary>
    public async Task EndAsync(DraftPlace place, CancellationToken cancel)
    {
        if (await FindAsync(place, cancel) is not { } draft) return;
        draft.End(acting.By, acting.Now);
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancel);
    }

    private Task<Draft?> FindAsync(DraftPlace place, CancellationToken cancel) =>
        db.Drafts.VisibleTo(acting.By).SingleOrDefaultAsync(d => d.Form == place.Page && d.Part == place.Part, cancel);
}
