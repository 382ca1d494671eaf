import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Trajectory, effect and recipient: the Message-ID follows from it, so that a mail sent twice is one mail to the receiver. */
  readonly key: string;
}

export interface Mailer {
  /** Resolves once the mail server took it; throws otherwise. */
  send(mail: Mail): Promise<void>;
}

/** Sends by SMTP. @param url smtp:// or smtps:// with the credentials; @param from the sender's address */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url);
  const host = from.split('@')[1]?.replace('>', '') ?? 'localhost';
  return {
    async send({ to, subject, text, key }) {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        messageId: `<${key}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
