using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>A mail that the sink answered with 250.</summary>
/// <param name="Id">The id in its Message-ID.</param>
/// <param name="Life">In which life of the server.</param>
/// <param name="Day">On which day of the server's clock.</param>
internal sealed record Delivered(Guid Id, string To, int Life, int Day)
{
    /// <summary>The lines of the mail, without those that hold its date or id.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Where in the talk of one mail the sink is.</summary>
internal enum MailMoment
{
    /// <summary>The recipient was named; nothing was sent yet.</summary>
    Named,
    /// <summary>The text is here; 250 was not yet said.</summary>
    Read,
    /// <summary>250 was said: from here the mail is the receiver's (RFC 5321, 4.2.5).</summary>
    Accepted,
}

/// <summary>The relay of the proof: takes every mail, keeps what it accepted, and tells when.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Delivered> _delivered = [];

    public SmtpSink()
    {
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The life of the server that mails now.</summary>
    public int Life { get; set; }

    /// <summary>The day of the server's clock.</summary>
    public int Day { get; set; }

    /// <summary>Called at each moment of each mail, before the talk goes on.</summary>
    public Action<MailMoment>? At { get; set; }

    /// <summary>What was accepted, oldest first.</summary>
    public IReadOnlyList<Delivered> Delivered
    {
        get
        {
            lock (_delivered) return [.. _delivered];
        }
    }

    /// <summary>Forgets everything, for another world.</summary>
    public void Clear()
    {
        lock (_delivered) _delivered.Clear();
        Day = 0;
    }

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => TalkAsync(client));
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The sink was closed.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        var (life, to) = (Life, "");
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync() is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "RCPT")
                {
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    At?.Invoke(MailMoment.Named);
                }
                if (verb == "DATA") await TakeAsync(reader, writer, life, to);
                else await writer.WriteLineAsync(verb == "QUIT" ? "221 bye" : "250 ok");
                if (verb == "QUIT") return;
            }
        }
        catch (IOException)
        {
            // The server was killed in the middle of a mail.
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer, int life, string to)
    {
        await writer.WriteLineAsync("354 go on");
        var (id, text) = (Guid.Empty, new StringBuilder());
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            if (line.StartsWith("Message-ID: <", StringComparison.OrdinalIgnoreCase)) id = Guid.ParseExact(line.Split('<', '@')[1], "N");
            else if (!line.StartsWith("Date:", StringComparison.OrdinalIgnoreCase)) text.AppendLine(line);
        }
        if (id == Guid.Empty) return;
        At?.Invoke(MailMoment.Read);
        await writer.WriteLineAsync("250 taken");
        lock (_delivered) _delivered.Add(new Delivered(id, to, life, Day) { Text = text.ToString() });
        At?.Invoke(MailMoment.Accepted);
    }
}
