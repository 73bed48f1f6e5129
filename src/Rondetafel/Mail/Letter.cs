using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Rondetafel.Mail;

/// <summary>The one text that goes to everybody, and the relay that takes it.</summary>
internal sealed class Letter(MailSettings relay, string subject, string body)
{
    private const int RelayMilliseconds = 30_000;

    /// <summary>
    /// Hands it to the relay under a Message-ID that follows from the mail's id. Throws <see cref="SmtpException"/> when the
    /// relay does not accept it, also when STARTTLS is demanded and not offered or its certificate is not trusted.
    /// </summary>
    public async Task SendAsync(string address, Guid mailId, CancellationToken cancel)
    {
        using var client = new SmtpClient(relay.Host, relay.Port) { EnableSsl = relay.StartTls, Timeout = RelayMilliseconds };
        if (relay.User is not null) client.Credentials = new NetworkCredential(relay.User, relay.Password);
        using var mail = new MailMessage(new MailAddress(relay.From), new MailAddress(address))
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mail.Headers.Add("Message-ID", $"<{mailId:N}@{mail.From!.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        await client.SendMailAsync(mail, cancel);
    }
}
