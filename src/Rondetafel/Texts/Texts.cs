using System.Collections.Frozen;

namespace Rondetafel.Texts;

/// <summary>
/// The texts of the screens in one language; scoped to a request, or by <see cref="For"/> for mail and documents.
/// An unknown key throws in every build, so that a test finds it and no reader ever sees a key.
/// </summary>
public sealed class Texts(Language language)
{
    private readonly FrozenDictionary<string, string> all = Catalogue.Of(language);

    /// <summary>The language of these texts.</summary>
    public Language Language => language;

    /// <summary>All keys of this language, in no order.</summary>
    public IReadOnlyCollection<string> Keys => all.Keys;

    /// <summary>Whether there is a text with this key.</summary>
    public bool Has(string key) => all.ContainsKey(key);

    /// <summary>The text of a key, as it stands.</summary>
    /// <exception cref="KeyNotFoundException">The key is in no file of this language.</exception>
    public string this[string key] => all.TryGetValue(key, out string? text)
        ? text
        : throw new KeyNotFoundException($"There is no text '{key}' in '{language.Code}'.");

    /// <summary>The text of a key with its places {0}, {1}, … filled in, numbers as the language writes them.</summary>
    /// <exception cref="KeyNotFoundException">The key is in no file of this language.</exception>
    public string Of(string key, params object[] args) => string.Format(language.Culture, this[key], args);

    /// <summary>The singular or plural of a key whose text is <c>one|many</c>; {0} is <paramref name="n"/>.</summary>
    /// <exception cref="KeyNotFoundException">The key is in no file of this language.</exception>
    /// <exception cref="FormatException">The text has no bar between singular and plural.</exception>
    public string Many(string key, int n)
    {
        string[] forms = this[key].Split('|');
        return forms.Length == 2
            ? string.Format(language.Culture, forms[n == 1 ? 0 : 1], n)
            : throw new FormatException($"The text '{key}' needs the form one|many.");
    }

    /// <summary>The texts in a given language, apart from any request.</summary>
    public static Texts For(Language language) => new(language);
}
