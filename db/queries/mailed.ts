import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { cohortMessages, digests, effects, letters, messages, notices, staff } from '../schema.ts';

/** Where each kind of mail to people is kept. */
const tables = { message: messages, groupMessage: cohortMessages, notice: notices, letter: letters, digest: digests };
export type Mailed = keyof typeof tables;

/** Of what people are told of by an effect: what it is about. */
const about = {
  message: messages.trajectoryId,
  groupMessage: cohortMessages.cohortId,
  notice: notices.aboutId,
} as const satisfies Partial<Record<Mailed, unknown>>;
export type Told = keyof typeof about;

/** What an effect put into mailboxes and no mail server took yet, each with the address. */
export async function unsentOf(db: Database, kind: Told, id: string, effectKey: string) {
  const table = tables[kind];
  const { recipientId, subject, text, sentAt, bouncedAt } = table;
  return db
    .select({ id: table.id, recipientId, email: staff.email, subject, text })
    .from(table)
    .innerJoin(staff, eq(staff.id, recipientId))
    .where(and(eq(about[kind], id), eq(table.effectKey, effectKey), isNull(sentAt), isNull(bouncedAt)))
    .orderBy(asc(recipientId));
}

/** What became of one: the mail server took it, or its address does not work. */
export async function noteMailed(
  db: Database,
  kind: Mailed,
  { id, taken, at }: { readonly id: string; readonly taken: boolean; readonly at: Instant },
): Promise<void> {
  const table = tables[kind];
  await db
    .update(table)
    .set(taken ? { sentAt: at, bouncedAt: null } : { bouncedAt: at })
    .where(eq(table.id, id));
}

/** When the mail about a trajectory leaves that waits for the end of the quiet hours; null: none waits. */
export async function mailLeavesAt(db: Database, trajectoryId: string): Promise<Instant | null> {
  const held = (table: typeof messages | typeof letters) => sql`
    select leaves_at from ${table} m where m.trajectory_id = ${effects.trajectoryId} and m.effect_key = ${effects.key}`;
  const [row] = await prepared(db, 'w2_mail_leaves', () =>
    db
      .select({ at: sql`min((select max(leaves_at) from (${held(messages)} union all ${held(letters)}) as held))` })
      .from(effects)
      .where(and(eq(effects.trajectoryId, sql.placeholder('id')), eq(effects.status, 'pending'))),
  ).execute({ id: trajectoryId });
  return row?.at ? (new Date(row.at as string).toISOString() as Instant) : null;
}
