namespace Rondetafel.Ui;

/// <summary>One entry of the staff menu.</summary>
/// <param name="Key">Its name: work, persons, organisations, society, governance, rights or admin; the text is <c>frame.menu.{Key}</c>.</param>
/// <param name="Href">Local address.</param>
/// <param name="Icon">Name of an <c>rt-icon</c>, or <c>society</c>, <c>organisations</c>, <c>persons</c>, <c>governance</c> for the ring sign.</param>
/// <param name="Count">Things to do behind it; 0 shows no number.</param>
/// <param name="Current">Whether the page shown belongs to this entry.</param>
public sealed record MenuEntry(string Key, string Href, string Icon, int Count, bool Current)
{
    /// <summary>The pages under it that hold something for this person; empty for an entry that is one page.</summary>
    public IReadOnlyList<SubEntry> Sub { get; init; } = [];
}

/// <summary>A page under an entry of the menu.</summary>
/// <param name="Key">Its name; the text is <c>frame.sub.{Key}</c>.</param>
/// <param name="Href">Local address.</param>
/// <param name="Current">Whether the page shown belongs to it.</param>
public sealed record SubEntry(string Key, string Href, bool Current);

/// <summary>The yellow line on top of every page of a practice or demonstration process.</summary>
/// <param name="Href">Address of the link at its end; null means no link.</param>
public sealed record Banner(string Text, string? Href = null, string? LinkText = null)
{
    /// <summary>The same line on an English page; null means that it has one language.</summary>
    public Banner? English { get; init; }
}

/// <summary>A message under the header, once.</summary>
/// <param name="Kind"><c>plain</c>, <c>done</c> or <c>error</c>.</param>
public sealed record Notice(string Kind, string Text);

/// <summary>What the layouts show around a page; scoped, filled once per request before the page is drawn.</summary>
public sealed class Frame
{
    /// <summary>Name of the partnership; empty until set-up.</summary>
    public string PartnershipName { get; set; } = "";

    /// <summary>Name of who is logged in; null means nobody.</summary>
    public string? PersonName { get; set; }

    /// <summary>The layout of a page that everybody may read: with the own menu for who is logged in.</summary>
    public string Layout => PersonName is null ? "_PublicLayout" : "_Layout";

    /// <summary>The seat or function that person acts from; null shows none.</summary>
    public string? PersonFunction { get; set; }

    /// <summary>Entries that hold something for this person, in order.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; set; } = [];

    /// <summary>How many things Mijn werk asks; known on that page only, where they were listed. 0 shows no number.</summary>
    public int WorkCount { get; set; }

    /// <summary>Whether the search form is shown.</summary>
    public bool CanSearch { get; set; }

    /// <summary>The practice or demonstration line; null on a real process.</summary>
    public Banner? Banner { get; set; }

    /// <summary>Messages under the header, in order.</summary>
    public IReadOnlyList<Notice> Notices { get; set; } = [];

    /// <summary>Whether half-written forms of this page are kept for whoever is signed in.</summary>
    public bool KeepsText { get; set; }

    /// <summary>What was kept of the forms of this page; filled before it is drawn.</summary>
    public IReadOnlyList<KeptForm> Kept { get; set; } = [];

    /// <summary>The names of the forms drawn so far, so that two forms with one address are kept apart.</summary>
    public HashSet<string> Forms { get; } = [];

    /// <summary>Whether public pages show the link to log in; false when the staff address differs and stays hidden.</summary>
    public bool StaffLinks { get; set; } = true;

    /// <summary>Address of the log-in page.</summary>
    public string LoginHref { get; set; } = "/inloggen";

    /// <summary>Address of one's own account; null shows the name without a link.</summary>
    public string? AccountHref { get; set; }

    /// <summary>Address to which logging out is posted; null shows no button.</summary>
    public string? LogoutHref { get; set; }
}
