import PostalMime from 'postal-mime';
import { findLeft, forgetFailingById, listUnreachable, type Unreachable } from '../../db/queries/returned.ts';
import { noteFailing } from '../../db/queries/failing-addresses.ts';
import { noteMailed } from '../../db/queries/mailed.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** A report holds what a mail server says and the head of our own mail: far below this. */
export const mostReturnedBytes = 1_000_000;
const limits = { maxNestingDepth: 10, maxHeadersSize: 64 * 1024, attachmentEncoding: 'utf8' } as const;

interface Failed {
  /** As the report names them: the last that was tried, and the one that we wrote to. */
  readonly recipients: readonly string[];
  readonly code: string;
}

/**
 * Takes in a mail that came back, as a mail server hands it on (RFC 3464). Only what we sent counts, and only to whom it was
 * sent: anybody can write to the address that reports go to. Tells how many were noted, and how many of the report were not.
 * @throws AppError `mail.noReport`
 */
export async function takeReturned(app: App, raw: Uint8Array): Promise<{ noted: number; passedOver: number }> {
  const { failures, key } = await readReport(raw);
  const left = key === null ? null : await findLeft(app.db, key);
  const at = await app.now();
  const [hit] = left ? failures.filter(({ recipients }) => recipients.includes(left.email.toLowerCase())) : [];
  if (left && hit)
    await app.db.transaction(async (tx) => {
      await noteFailing(tx, { address: left.email, code: hit.code, at });
      if (left.kind) await noteMailed(tx, left.kind, { id: left.id, taken: false, at });
    });
  const noted = hit ? 1 : 0;
  return { noted, passedOver: failures.length - noted };
}

async function readReport(raw: Uint8Array): Promise<{ failures: readonly Failed[]; key: string | null }> {
  const noReport = () =>
    new AppError('mail.noReport', 'this is no report of a mail that was not delivered', 'give the mail whole');
  if (raw.length > mostReturnedBytes) throw noReport();
  // What it could not read it may quote, and that holds an address.
  const mail = await PostalMime.parse(raw, limits).catch(() => null);
  const part = (...types: readonly string[]): string | null => {
    const found = mail?.attachments.find(({ mimeType }) => types.includes(mimeType));
    return typeof found?.content === 'string' ? found.content : null;
  };
  const status = part('message/delivery-status', 'message/global-delivery-status');
  if (status === null) throw noReport();
  const head = part('text/rfc822-headers', 'message/rfc822', 'message/global', 'message/global-headers') ?? '';
  const key = /^<(.{1,200})@[^@>]{1,200}>$/.exec(fieldsOf(head).get('message-id') ?? '')?.[1] ?? null;
  return { failures: status.split(/\r?\n\r?\n/).flatMap(failureIn), key };
}

/** The fields of a block by their name in small letters; a line that goes on is one. */
function fieldsOf(block: string): ReadonlyMap<string, string> {
  const [head = ''] = block.split(/\r?\n\r?\n/, 1);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^([A-Za-z-]{1,60}):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
    }),
  );
}

/** What a report says of one recipient, when it says that nothing will come of it. */
function failureIn(block: string): Failed[] {
  const fields = fieldsOf(block);
  const [, code] = /^(5\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '') ?? [];
  if (fields.get('action')?.toLowerCase() !== 'failed' || code === undefined) return [];
  const recipients = ['final-recipient', 'original-recipient'].flatMap((name) => {
    const [, address] = /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>]{3,254})>?$/i.exec(fields.get(name) ?? '') ?? [];
    return address === undefined ? [] : [address.toLowerCase()];
  });
  return [{ recipients, code }];
}

/** Everybody whose address does not work, without the address: who must hear of it otherwise. */
export const listBounces = async ({ db }: App): Promise<{ readonly bounces: readonly Unreachable[] }> => ({
  bounces: await listUnreachable(db),
});

/** It works after all: mail goes there again. @throws AppError `mail.notFound` */
export async function mailAgain({ db }: App, id: string): Promise<void> {
  if (!(await forgetFailingById(db, id)))
    throw new AppError('mail.notFound', 'there is no such address', 'w2 bounces lists them');
}
