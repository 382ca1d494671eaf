import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { insertRows } from '../rows.ts';
import { messages, staff } from '../schema.ts';

type MessageRow = typeof messages.$inferSelect;
export type NewMessage = typeof messages.$inferInsert;

/** The mailbox of someone, or what was told about a trajectory; the newest first. */
export async function readMessages(
  db: Database,
  { staffId, trajectoryId, limit }: { staffId?: string; trajectoryId?: string; limit: number },
): Promise<(MessageRow & { recipientName: string })[]> {
  const rows = await db
    .select({ message: messages, recipientName: staff.name })
    .from(messages)
    .innerJoin(staff, eq(staff.id, messages.recipientId))
    .where(
      and(
        staffId ? eq(messages.recipientId, staffId) : undefined,
        trajectoryId ? eq(messages.trajectoryId, trajectoryId) : undefined,
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(limit);
  return rows.map(({ message, recipientName }) => ({ ...message, recipientName }));
}

/** Puts messages into mailboxes; one that is there for this effect and recipient stays as it is. */
export async function insertMessages(db: Database, rows: readonly NewMessage[]): Promise<void> {
  await insertRows(db, messages, rows, 'stays');
}
