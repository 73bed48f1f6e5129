using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Rondetafel.Domain.Persons.Cases;

namespace Rondetafel.Features.Persons.Cases.Open;

/// <summary>The round table with its seats as one drawing; the table under it says the same in words.</summary>
public static class SeatsDrawing
{
    /// <summary>Days before its end from which a seat is drawn with a dashed line.</summary>
    public const int EndingDays = 42;

    private const int Most = 14;

    /// <summary>Whether a seat ends within six weeks; one that was passed for one meeting or given for four hours asks for nothing.</summary>
    public static bool Ends(Seat seat, DateOnly today) => seat.ForMeeting is null && seat.EndsAt is null && seat.Until < today.AddDays(EndingDays);

    /// <summary>Draws the seats that count today.</summary>
    public static IHtmlContent Of(CaseView view, Texts.Texts t)
    {
        var seats = view.Seats.Where(s => s.From <= view.Today).ToList();
        var ending = seats.Where(s => Ends(s, view.Today)).ToList();
        var label = t.Many("case.table.seats", seats.Count) + (ending.Count == 0 ? "" : " " + string.Join(' ', ending.Select(s => t.Of("case.table.ends", view.Person(s.ProfessionalId)))));
        var drawing = new HtmlContentBuilder();
        drawing.AppendHtml($"""<svg viewBox="0 0 220 220" width="220" height="220" role="img" aria-label="{HtmlEncoder.Default.Encode(label)}"><circle cx="110" cy="110" r="56" fill="var(--rt-hue-bg)" stroke="var(--rt-hue)" stroke-width="2"/><text x="110" y="{(ending.Count == 0 ? 116 : 106)}" text-anchor="middle" font-size="17" font-weight="600">""")
            .Append(t.Many("case.table.count", seats.Count)).AppendHtml("</text>");
        if (ending.Count > 0) drawing.AppendHtml("""<text x="110" y="127" text-anchor="middle" font-size="14" class="sub">""").Append(t.Many("case.table.ending", ending.Count)).AppendHtml("</text>");
        for (var i = 0; i < Math.Min(seats.Count, Most); i++) Seat(drawing, seats[i], i, Math.Min(seats.Count, Most), view, t);
        return drawing.AppendHtml("</svg>");
    }

    private static void Seat(HtmlContentBuilder drawing, Seat seat, int at, int of, CaseView view, Texts.Texts t)
    {
        var angle = 2 * Math.PI * at / of - Math.PI / 2;
        var (x, y) = (Number(110 + 80 * Math.Cos(angle)), Number(110 + 80 * Math.Sin(angle)));
        var mine = seat.ProfessionalId == view.Reader.Id;
        var line = mine ? "fill=\"var(--rt-hue)\"" : "fill=\"#fff\" stroke=\"var(--rt-hue)\" stroke-width=\"2\"" + (Ends(seat, view.Today) ? " stroke-dasharray=\"4 3.2\"" : "");
        drawing.AppendHtml($"""<circle cx="{x}" cy="{y}" r="{(mine ? 18 : 17)}" {line}/><text{(mine ? " class=\"rt-white\"" : "")} x="{x}" y="{Number(115 + 80 * Math.Sin(angle))}" text-anchor="middle" font-size="14" font-weight="600">""")
            .Append(mine ? t["case.you"] : Initials(view.Person(seat.ProfessionalId))).AppendHtml("</text>");
    }

    private static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).ToList();
        return words.Count == 0 ? "–" : words.Count == 1 ? words[0][..1] : $"{words[0][0]}{words[^1][0]}";
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
