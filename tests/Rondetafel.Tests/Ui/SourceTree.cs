namespace Rondetafel.Tests.Ui;

/// <summary>The source files that the guards read.</summary>
internal static class SourceTree
{
    internal static readonly string Root = Find();

    internal static IEnumerable<(string Name, string Text)> Files(string folder, string extension) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + extension, SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(Root, path).Replace('\\', '/'), Path: path))
            .Where(file => !file.Name.Split('/').Any(part => part is "bin" or "obj" or "dist"))
            .Select(file => (file.Name, File.ReadAllText(file.Path)));

    private static string Find()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Rondetafel.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The guards run inside the repository.");
    }
}
