using System.Diagnostics.Metrics;

namespace Rondetafel.Web;

/// <summary>The figures of the running process, for a listener in it or a tool beside it (dotnet-counters): route templates and statuses, no name, path or id.</summary>
internal static class Metrics
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Rondetafel";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>("rondetafel.request", "ms", "Requests by route template and status.");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("rondetafel.mail", "mails", "Notices by outcome.");

    /// <summary>A request was answered.</summary>
    public static void Request(string route, int status, double milliseconds) => Requests.Record(milliseconds, new("route", route), new("status", status));

    /// <summary>The relay took a notice.</summary>
    public static void MailSent() => Mails.Add(1, new KeyValuePair<string, object?>("outcome", "sent"));

    /// <summary>The relay refused a notice for one address.</summary>
    public static void MailRefused() => Mails.Add(1, new KeyValuePair<string, object?>("outcome", "refused"));
}
