using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Rondetafel.Texts;

/// <summary>
/// All texts of one language, read once from the embedded files <c>Texts/{code}/{area}.json</c>
/// (flat: key to text; a key starts with the name of its file and a dot).
/// </summary>
/// <exception cref="InvalidOperationException">A key stands twice, or in a file of another area; no file was found.</exception>
public static class Catalogue
{
    private static readonly Lazy<FrozenDictionary<string, string>> Dutch = new(() => Load("nl"));
    private static readonly Lazy<FrozenDictionary<string, string>> English = new(() => Load("en"));

    internal static FrozenDictionary<string, string> Of(Language language) =>
        language == Language.Nl ? Dutch.Value : English.Value;

    private static FrozenDictionary<string, string> Load(string code)
    {
        Assembly assembly = typeof(Catalogue).Assembly;
        string prefix = $"Rondetafel.Texts.{code}.";
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => (name[prefix.Length..^".json".Length], Read(assembly, name)));
        return Merge(files).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>One table out of the files of one language, each given as its area and its JSON.</summary>
    public static Dictionary<string, string> Merge(IEnumerable<(string Area, string Json)> files)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string area, string json) in files)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            foreach (JsonProperty text in document.RootElement.EnumerateObject())
            {
                if (!text.Name.StartsWith(area + ".", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"The key {text.Name} does not belong in {area}.json.");
                }

                if (!all.TryAdd(text.Name, text.Value.GetString()!))
                {
                    throw new InvalidOperationException($"The key {text.Name} stands twice.");
                }
            }
        }

        return all.Count > 0 ? all : throw new InvalidOperationException("There are no texts in this build.");
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
