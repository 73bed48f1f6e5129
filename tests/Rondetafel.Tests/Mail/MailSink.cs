using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Mail;

/// <summary>A mail as the sink took it.</summary>
public sealed record SunkMail(string To, bool Secure, string Raw)
{
    /// <summary>The value of a header, folded lines joined and RFC 2047 words decoded; null when it is not there.</summary>
    public string? Header(string name)
    {
        var line = Head.Replace("\r\n ", " ").Replace("\r\n\t", " ").Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        var value = line?[(name.Length + 1)..].Trim();
        return value is null ? null : string.Concat(value.Split(' ').Select(Word));
    }

    /// <summary>The text, decoded from quoted-printable.</summary>
    public string Body
    {
        get
        {
            var text = Raw[(Head.Length + 4)..].Replace("=\r\n", "");
            var bytes = new List<byte>();
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '=' && i + 2 < text.Length) (bytes, i) = ([.. bytes, Convert.ToByte(text.Substring(i + 1, 2), 16)], i + 2);
                else bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
            return Encoding.UTF8.GetString([.. bytes]);
        }
    }

    private string Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    private static string Word(string word) => word.StartsWith("=?utf-8?B?", StringComparison.OrdinalIgnoreCase)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2])) : word + " ";
}

/// <summary>A real SMTP server in a process of its own; skips the test when node or its package is not there.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<SunkMail> _mails = new();
    private readonly SemaphoreSlim _here = new(0);

    private MailSink(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>What was accepted so far: the other process is asked for a word, before which every mail was read.</summary>
    public IReadOnlyList<SunkMail> Mails
    {
        get
        {
            _process.StandardInput.WriteLine("there?");
            _process.StandardInput.Flush();
            Assert.True(_here.Wait(TimeSpan.FromSeconds(30)), "The mail server of the tests does not answer.");
            return [.. _mails];
        }
    }

    public static async Task<MailSink> StartAsync(params string[] words)
    {
        var folder = Path.Combine(SourceTree.Root, "tests", "mail-sink");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "smtp-server")), "The mail server of the tests is not installed: npm ci in tests/mail-sink.");
        var start = new ProcessStartInfo("node", ["sink.mjs", .. words]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        var port = int.Parse((await process.StandardOutput.ReadLineAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        var sink = new MailSink(process, port);
        _ = Task.Run(sink.ListenAsync);
        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _here.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "here")
            {
                _here.Release();
                continue;
            }
            var mail = JsonDocument.Parse(line).RootElement;
            _mails.Enqueue(new SunkMail(mail.GetProperty("to")[0].GetString()!, mail.GetProperty("secure").ValueKind == JsonValueKind.True, mail.GetProperty("raw").GetString()!));
        }
    }
}
