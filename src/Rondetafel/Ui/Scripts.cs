using System.Collections.Concurrent;
using System.Text.Json;

namespace Rondetafel.Ui;

/// <summary>The script modules that the page drawn so far asks for, and their words; scoped, read by the layout at its end.</summary>
public sealed class Scripts(Texts.Texts texts)
{
    private readonly SortedSet<string> names = new(StringComparer.Ordinal) { "menu" };

    /// <summary>Names of files in <c>/js</c> without <c>.mjs</c>, in order, each once.</summary>
    public IReadOnlyCollection<string> Names => names;

    /// <summary>Asks for a module; asking twice is asking once.</summary>
    public void Need(string name) => names.Add(name);

    /// <summary>
    /// The texts <c>script.{name}.*</c> of the modules asked for, as a JSON object without the word "script.".
    /// </summary>
    public string Words() => Made.GetOrAdd(texts.Language.Code + " " + string.Join(' ', names), _ => Make());

    /// <summary>The words by language and modules: few, and the same for as long as the process runs.</summary>
    private static readonly ConcurrentDictionary<string, string> Made = new(StringComparer.Ordinal);

    private string Make()
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in texts.Keys)
        {
            string[] parts = key.Split('.', 3);
            if (parts is ["script", var module, _] && names.Contains(module))
            {
                words[key["script.".Length..]] = texts[key];
            }
        }

        return JsonSerializer.Serialize(words);
    }
}
