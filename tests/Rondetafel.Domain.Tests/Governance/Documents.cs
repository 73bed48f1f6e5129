namespace Rondetafel.Domain.Tests.Governance;

/// <summary>The documents that must tell the truth about the code. With RONDETAFEL_WRITE_DOCS=1 a generated one is written instead of compared.</summary>
internal static class Documents
{
    private static readonly string Folder = Path.Combine(Root(), "docs");

    public static string Read(string name) => File.Exists(Path.Combine(Folder, name)) ? File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n") : "";

    /// <summary>Fails with the whole expected text when the document differs.</summary>
    public static void MustBe(string name, string expected)
    {
        if (Environment.GetEnvironmentVariable("RONDETAFEL_WRITE_DOCS") == "1") File.WriteAllText(Path.Combine(Folder, name), expected);
        Assert.True(Read(name) == expected, $"docs/{name} is not current. It must be:\n\n{expected}");
    }

    private static string Root()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Rondetafel.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
