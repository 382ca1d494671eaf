import { createTransport } from 'nodemailer';
import { opensAt, usualQuietHours, type Instant, type QuietHours, type Reader } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import { isFailing, noteFailing } from '../db/queries/failing-addresses.ts';
import { noteMailed, unsentOf, type Told } from '../db/queries/mailed.ts';
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
  /** When no mail leaves to people; left out or null: it leaves at any hour. */
  readonly quiet?: QuietHours | null;
}

/**
 * Sends by SMTP, as text and as HTML of the very same words, with a link to the page it is about.
 * @param url smtp:// or smtps:// with the credentials
 * @param from the sender's address
 * @param more `publicUrl`: where the pages are, else no mail links to one; `quiet`: hours in which none leaves, null for none
 */
export function smtpMailer(
  url: string,
  from: string,
  {
    publicUrl,
    quiet = usualQuietHours,
  }: { readonly publicUrl?: string | undefined; readonly quiet?: QuietHours | null | undefined } = {},
): Mailer {
  const transport = createTransport(url);
  const host = from.split('@')[1]?.replace('>', '') ?? 'localhost';
  return {
    quiet,
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

/** When mail may leave that comes up in quiet hours; null: now. */
export function heldUntil({ quiet }: Mailer, now: Instant, reader: Reader): Instant | null {
  const opens = quiet ? opensAt(now, quiet, reader) : now;
  return opens > now ? opens : null;
}

/** Why the mail server takes nothing for this address, as RFC 3463 says it or as the bare reply; null: it said no such thing. */
function refusedFor(error: unknown): string | null {
  const {
    code,
    command,
    responseCode = 550,
    response = '',
  } = (error ?? {}) as Readonly<Partial<{ code: string; command: string; responseCode: number; response: string }>>;
  if (code !== 'EENVELOPE' || responseCode < 500 || responseCode > 599 || command === 'MAIL FROM') return null;
  return /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? String(responseCode);
}

/**
 * Mails it, unless its address is known not to work. False when it cannot be: then the address is noted, so that no later
 * mail knocks there in vain, and whoever guides or leads the reader hears of it.
 * @throws what is worth another try
 */
export async function mailed(db: Database, mailer: Mailer, mail: Mail, now: Instant): Promise<boolean> {
  if (await isFailing(db, mail.to)) return false;
  try {
    await mailer.send(mail);
    return true;
  } catch (error) {
    const code = refusedFor(error);
    if (code === null) throw error;
    await noteFailing(db, { address: mail.to, code, at: now });
    return false;
  }
}

/**
 * Mails one after another, and one that fails holds up no other. Gives how many could not be mailed for good.
 * @param send false when its address does not work
 * @throws the first failure that is worth another try, after all were tried
 */
export async function mailEach<Row>(rows: readonly Row[], send: (row: Row) => Promise<boolean>): Promise<number> {
  let bounced = 0;
  const again: unknown[] = [];
  for (const row of rows)
    try {
      if (!(await send(row))) bounced += 1;
    } catch (error) {
      again.push(error);
    }
  if (again.length > 0) throw again[0];
  return bounced;
}

/** Mails what people were told of by one effect, each once. */
export async function mailTold(
  db: Database,
  mailer: Mailer,
  {
    kind,
    id: of,
    effectKey,
    page,
    now,
  }: Pick<Mail, 'page'> & {
    readonly kind: Told;
    readonly id: string;
    readonly effectKey: string;
    readonly now: Instant;
  },
): Promise<void> {
  const key = `${of}.${effectKey.replace('/', '-')}`;
  await mailEach(await unsentOf(db, kind, of, effectKey), async ({ id, recipientId, email: to, subject, text }) => {
    const taken = await mailed(db, mailer, { to, subject, text, page, key: `${key}.${recipientId}` }, now);
    await noteMailed(db, kind, { id, taken, at: now });
    return taken;
  });
}
