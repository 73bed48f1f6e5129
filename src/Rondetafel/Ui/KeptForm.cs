using Microsoft.AspNetCore.Mvc.ModelBinding;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Ui;

/// <summary>What was kept of one half-written form.</summary>
/// <param name="Part">Which form of the page, see <see cref="DraftPlace"/>.</param>
/// <param name="SavedAt">When it was kept, UTC.</param>
/// <param name="Fields">The fields by name.</param>
public sealed record KeptForm(string Part, DateTime SavedAt, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>The field with the version that the writer saw.</summary>
    public const string Version = "__version";

    /// <summary>The version that the writer saw, so that a text kept before somebody else's change clashes with it; null when none was sent.</summary>
    public string? SeenVersion => Fields.TryGetValue(Version, out var seen) && seen is [{ Length: > 0 } version, ..] ? version : null;

    /// <summary>Lets the fields stand in the form as if they had just been typed; answers what was sent under the same names, for the other forms of the page.</summary>
    public IReadOnlyList<SentField> PutInto(ModelStateDictionary state)
    {
        var sent = new List<SentField>();
        foreach (var (name, values) in Fields.Where(f => f.Key != Version))
        {
            if (state.TryGetValue(name, out var entry))
            {
                sent.Add(new SentField(name, entry.RawValue, entry.AttemptedValue, entry.ValidationState, [.. entry.Errors]));
                state.Remove(name);
            }
            state.SetModelValue(name, values, string.Join(",", values));
            state.MarkFieldSkipped(name);
        }
        return sent;
    }

    /// <summary>Takes them out again, for the other forms of the page.</summary>
    /// <param name="sent">What <see cref="PutInto"/> answered.</param>
    public void TakeFrom(ModelStateDictionary state, IReadOnlyList<SentField> sent)
    {
        foreach (var name in Fields.Keys) state.Remove(name);
        foreach (var field in sent) field.PutBack(state);
    }
}

/// <summary>What was sent in a field, and what is wrong with it.</summary>
public sealed record SentField(string Name, object? Raw, string? Attempted, ModelValidationState State, IReadOnlyList<ModelError> Errors)
{
    internal void PutBack(ModelStateDictionary state)
    {
        state.SetModelValue(Name, Raw, Attempted);
        if (State == ModelValidationState.Skipped) state.MarkFieldSkipped(Name);
        else if (State == ModelValidationState.Valid) state.MarkFieldValid(Name);
        foreach (var error in Errors) state.AddModelError(Name, error.ErrorMessage);
    }
}

/// <summary>How a <see cref="DraftPlace"/> is written in a form and in an address: "page", or "page--part".</summary>
public static class DraftName
{
    /// <summary>The hidden field in which a form tells its place.</summary>
    public const string Field = "__draft";

    private const string Between = "--";

    /// <summary>The name.</summary>
    public static string Write(DraftPlace place) => place.Part.Length == 0 ? place.Page : place.Page + Between + place.Part;

    /// <summary>Reads a name; null when it is none.</summary>
    public static DraftPlace? Read(string? name)
    {
        if (name is not { Length: > 0 and <= Web.Drafts.MaxName } || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) return null;
        if (name[0] == '.' || name.Contains("..", StringComparison.Ordinal)) return null; // the path of a page has no empty part
        var at = name.IndexOf(Between, StringComparison.Ordinal);
        return at < 0 ? new DraftPlace(name, "") : new DraftPlace(name[..at], name[(at + Between.Length)..]);
    }

    /// <summary>A page by its path.</summary>
    public static string PageOf(PathString path) => path.Value!.Trim('/').Replace('/', '.').ToLowerInvariant();

    /// <summary>The path of a page, for whoever signs in again.</summary>
    public static string PathOf(string page) => "/" + page.Replace('.', '/');

    /// <summary>The place of a form on a page.</summary>
    /// <param name="page">The path of the page that shows it.</param>
    /// <param name="action">Where it is sent, with its query string; empty or null for the page itself.</param>
    public static DraftPlace Of(PathString page, string? action)
    {
        var name = PageOf(page);
        if (string.IsNullOrEmpty(action)) return new DraftPlace(name, "");
        var at = action.IndexOf('?', StringComparison.Ordinal);
        var path = at == 0 ? name : PageOf(new PathString(at < 0 ? action : action[..at]));
        var handler = at < 0 ? "" : Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(action[at..]).GetValueOrDefault("handler").ToString().ToLowerInvariant();
        var part = path == name ? "" : path.StartsWith(name + ".", StringComparison.Ordinal) ? path[(name.Length + 1)..] : path;
        return new DraftPlace(name, string.Join('.', new[] { part, handler }.Where(p => p.Length > 0)));
    }
}
