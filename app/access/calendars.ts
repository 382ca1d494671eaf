import { isUuidAsGiven } from '../../db/uuid.ts';
import * as queries from '../../db/queries/sessions.ts';
import type { App } from '../open.ts';
import { unknown } from './blocks.ts';
import { openSession } from './sessions.ts';

/** The secret address of somebody's calendar, as it may be shown: whether there is one, and how it is used. */
export interface CalendarAddress {
  readonly madeAt: string;
  /** Within some hours of when a calendar last fetched it. */
  readonly seenAt: string;
  readonly expiresAt: string;
}

const accountIn = (id: string): string => {
  if (!isUuidAsGiven(id)) throw unknown();
  return id;
};

/** null: there is none. @param accountId whoever asks, as they are signed in: one work relation */
export async function showFeed({ db }: App, accountId: string): Promise<{ calendar: CalendarAddress | null }> {
  const found = (await queries.listSessions(db, accountIn(accountId))).find(({ kind }) => kind === 'calendar');
  return { calendar: found ? { madeAt: found.startedAt, seenAt: found.seenAt, expiresAt: found.expiresAt } : null };
}

/** A new address; the one before opens nothing any more. Only whoever asks is told it, and only now. */
export async function makeFeed(
  app: App,
  accountId: string,
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const account = accountIn(accountId);
  const { token, lastsSeconds } = await app.db.transaction(async (db) => {
    await queries.endSessionsOfKind(db, account, 'calendar');
    return openSession({ db }, account, 'calendar');
  });
  const expiresAt = new Date(Date.now() + lastsSeconds * 1000).toISOString();
  return { url: `${app.settings.publicUrl ?? ''}/kalender/${token}.ics`, expiresAt };
}

/** Withdrawn at once. False when there was none. */
export async function endFeed({ db }: App, accountId: string): Promise<{ readonly ended: boolean }> {
  return { ended: (await queries.endSessionsOfKind(db, accountIn(accountId), 'calendar')) > 0 };
}
