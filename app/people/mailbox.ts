import { isInstant, localDateOf } from '../../domain/calendar/index.ts';
import { readMail, type MailRow } from '../../db/queries/mailbox.ts';
import { deliveryOf as sentOf, type Delivery as Sent } from '../delivery.ts';
import { AppError, badCursor } from '../errors.ts';
import type { App } from '../open.ts';

export interface MailboxFilter {
  readonly to?: string;
  /** A trajectory or a group. */
  readonly about?: string;
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
  /** Whose it is: said by the gate, and by no door. */
  readonly within?: Reading['within'];
}

type Reading = Parameters<typeof readMail>[1];

/** How far it came: of a mail to an OCMW further than that it was taken. */
export type Delivery = Sent | 'opened' | 'answered' | 'dropped';

const deliveryOf = (row: MailRow): { readonly delivery: Delivery; readonly leavesAt: MailRow['leavesAt'] } => {
  const { dropped, answeredAt, openedAt, sentAt } = row;
  if (answeredAt) return { delivery: 'answered', leavesAt: null };
  if (openedAt) return { delivery: 'opened', leavesAt: null };
  return dropped && !sentAt ? { delivery: 'dropped', leavesAt: null } : sentOf(row);
};

/** Where the people of an OCMW open a link, when nobody said another place. */
const ourselves = 'http://localhost:3000';

function viewOf({ settings }: App, row: MailRow) {
  const { kind, id, aboutId, toRole, toId, about, rule, at, sentAt, subject, text, token, answerBy } = row;
  const link = token === null ? null : `${settings.publicUrl ?? ourselves}/ocmw/${token}`;
  const on = localDateOf(at);
  return {
    kind,
    id,
    aboutId,
    toRole,
    toId,
    about,
    rule,
    on,
    at,
    sentAt,
    ...deliveryOf(row),
    subject,
    text,
    link,
    answerBy,
  };
}

export type Mail = ReturnType<typeof viewOf>;

/** What was written to whom, the newest first: messages, letters, digests and the links of OCMWs, also without a mail server. */
export async function listMail(app: App, { to, about, limit = 50, after, within }: MailboxFilter) {
  const [at, id] = after === undefined ? [] : cursorOf(after);
  const rows = await readMail(app.db, {
    limit: limit + 1,
    within,
    ...(to === undefined ? {} : { to }),
    ...(about === undefined ? {} : { about }),
    ...(at === undefined || id === undefined ? {} : { before: { at: at as MailRow['at'], id } }),
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    next: rows.length > limit && last ? `${last.at}~${last.id}` : null,
    // The whole text is read one by one: a list is for finding.
    rows: shown.map((row) => {
      const { text: _text, link: _link, ...line } = viewOf(app, row);
      return line;
    }),
  };
}

function cursorOf(after: string): [string, string] {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)~([A-Za-z0-9-]{1,80})$/.exec(after) ?? [];
  if (!id || !isInstant(at)) throw badCursor();
  return [at, id];
}

/** One, with all that it says. @throws AppError `mail.notFound` */
export async function showMail(app: App, id: string, within?: Reading['within']): Promise<Mail> {
  const [row] = /^[A-Za-z0-9-]{1,80}$/.test(id) ? await readMail(app.db, { id, limit: 1, within }) : [];
  if (!row) throw unknownMail();
  return viewOf(app, row);
}

export const unknownMail = (): AppError =>
  new AppError('mail.notFound', 'there is no such message', 'w2 messages lists them');
