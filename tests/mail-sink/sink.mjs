// An SMTP server on 127.0.0.1 for the tests. First line out: its port. Then one line of JSON per mail it accepted, and "here" for each line in.
// Arguments: "tls" offers STARTTLS with a certificate of its own making; an address is refused as recipient; "data:address" refuses the text.
import { SMTPServer } from "smtp-server";

const words = process.argv.slice(2);
const refused = words.filter((word) => word.includes("@") && !word.startsWith("data:"));
const full = words.filter((word) => word.startsWith("data:")).map((word) => word.slice(5));

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: words.includes("tls") ? ["AUTH"] : ["AUTH", "STARTTLS"],
  logger: false,
  onRcptTo(address, session, done) {
    if (!refused.includes(address.address)) return done();
    const no = new Error("No such mailbox");
    no.responseCode = 550;
    return done(no);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      if (session.envelope.rcptTo.some((to) => full.includes(to.address))) {
        const no = new Error("Mailbox full");
        no.responseCode = 552;
        return done(no);
      }
      const mail = { to: session.envelope.rcptTo.map((to) => to.address), secure: session.secure, raw: Buffer.concat(parts).toString("utf8") };
      process.stdout.write(JSON.stringify(mail) + "\n", () => done());
    });
  },
});

server.on("error", () => {});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.server.address().port}\n`));
process.stdin.on("data", () => process.stdout.write("here\n")); // whoever asks has read every mail accepted before
process.stdin.on("end", () => process.exit(0));
