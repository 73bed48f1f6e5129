namespace Rondetafel.Ui;

/// <summary>What a page says when something went wrong; all texts in the reader's language.</summary>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="What">What happened.</param>
/// <param name="Do">What the reader can do now.</param>
/// <param name="NothingLost">Whether the page may promise that nothing was lost: nothing was being sent.</param>
/// <param name="Unsent">Whether a form was being sent, so that its text may not have been kept.</param>
/// <param name="Code">A code to mention on the phone; null shows none.</param>
public sealed record Problem(string Title, string What, string Do, bool NothingLost = false, string? Code = null, bool Unsent = false);
