import { createTransport } from 'nodemailer';
import { mailHtml, mailPageTextNl } from '../words/index.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Trajectory, effect and recipient: the Message-ID follows from it, so that a mail sent twice is one mail to the receiver. */
  readonly key: string;
  /** The path of the page it is about, for whoever gets it; left out: none that they may open. */
  readonly page?: string | null;
}

export interface Mailer {
  /** Resolves once the mail server took it; throws otherwise. */
  send(mail: Mail): Promise<void>;
}

/**
 * Sends by SMTP, as text and as HTML of the very same words, with a link to the page it is about.
 * @param url smtp:// or smtps:// with the credentials
 * @param from the sender's address
 * @param publicUrl where the pages are; left out, no mail links to one
 */
export function smtpMailer(url: string, from: string, publicUrl?: string): Mailer {
  const transport = createTransport(url);
  const host = from.split('@')[1]?.replace('>', '') ?? 'localhost';
  return {
    async send({ to, subject, text, key, page }) {
      const link = publicUrl && page ? { href: `${publicUrl}${page}`, text: mailPageTextNl(page) } : null;
      await transport.sendMail({
        from,
        to,
        subject,
        text: link ? `${text}\n${link.text}: ${link.href}\n` : text,
        html: mailHtml(subject, text, link),
        messageId: `<${key}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}

/** The mail server took none of it because of whom it is for, and will not: no matter how often, and no matter what for others. */
export function refusesAddress(error: unknown): boolean {
  const { code, responseCode = 550 } = (error ?? {}) as { code?: unknown; responseCode?: number };
  return code === 'EENVELOPE' && responseCode >= 500;
}

/**
 * Mails one after another, and one that fails holds up no other. What an address refuses for good stays unsent in its
 * mailbox, where people see it. Gives how many those are.
 * @throws the first failure that is worth another try, after all were tried
 */
export async function mailEach<Row>(rows: readonly Row[], send: (row: Row) => Promise<void>): Promise<number> {
  let refused = 0;
  const again: unknown[] = [];
  for (const row of rows)
    try {
      await send(row);
    } catch (error) {
      if (refusesAddress(error)) refused += 1;
      else again.push(error);
    }
  if (again.length > 0) throw again[0];
  return refused;
}
