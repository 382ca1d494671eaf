import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { KnownBirth } from '../../domain/people/birth.ts';
import type { codes } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { ocmwLinks, people, trajectories } from '../schema.ts';

export type OcmwLink = typeof ocmwLinks.$inferSelect;

/** The link of an effect's notice or question; made once, however often the telling is tried. */
export async function linkFor(db: Database, link: Omit<typeof ocmwLinks.$inferInsert, 'token'>): Promise<string> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ token: ocmwLinks.token })
      .from(ocmwLinks)
      .where(and(eq(ocmwLinks.trajectoryId, link.trajectoryId), eq(ocmwLinks.effectKey, link.effectKey)));
    if (row) return row.token;
    const token = randomBytes(32).toString('base64url');
    await tx.insert(ocmwLinks).values({ ...link, token });
    return token;
  });
}

/** The link with the person it is about; null when nothing has this token. */
export async function readLink(
  db: Database,
  token: string,
): Promise<
  (OcmwLink & { readonly firstName: string; readonly lastName: string; readonly birthDate: KnownBirth | null }) | null
> {
  const [row] = await db
    .select({ link: ocmwLinks, firstName: people.firstName, lastName: people.lastName, birthDate: people.birthDate })
    .from(ocmwLinks)
    .innerJoin(trajectories, eq(trajectories.id, ocmwLinks.trajectoryId))
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(eq(ocmwLinks.token, token));
  if (!row) return null;
  const { link, ...person } = row;
  return { ...link, ...person };
}

/**
 * What an OCMW was told and asked of people that it may know of now: every question that waits for an answer, what is due
 * first on top, and then the newest of all else.
 * @param most so many questions and so many others
 */
export async function linksOf(
  db: Database,
  { nis, most }: { readonly nis?: string | undefined; readonly most: number },
) {
  const { trajectoryId, token, about, question, on, answeredAt } = ocmwLinks;
  const waits = sql`(${question} is not null and ${answeredAt} is null)`;
  const those = (which: SQL, first: SQL) =>
    db
      .select({
        ...{ trajectoryId, token, about, question, on, answeredAt },
        ...{ firstName: people.firstName, lastName: people.lastName },
      })
      .from(ocmwLinks)
      .innerJoin(trajectories, eq(trajectories.id, ocmwLinks.trajectoryId))
      .innerJoin(people, eq(people.id, trajectories.personId))
      .where(and(nis === undefined ? undefined : eq(ocmwLinks.nis, nis), which, trajectories.ocmwMayKnow))
      .orderBy(first, token)
      .limit(most);
  return [...(await those(waits, asc(on))), ...(await those(sql`not ${waits}`, desc(ocmwLinks.madeAt)))];
}

export async function linkOpened(db: Database, token: string, at: Instant): Promise<void> {
  await db
    .update(ocmwLinks)
    .set({ openedAt: at })
    .where(and(eq(ocmwLinks.token, token), isNull(ocmwLinks.openedAt)));
}

export async function linkAnswered(db: Database, token: string, answer: codes.OcmwAnswer, at: Instant): Promise<void> {
  await db
    .update(ocmwLinks)
    .set({ answer, answeredAt: at })
    .where(and(eq(ocmwLinks.token, token), isNull(ocmwLinks.answeredAt)));
}
