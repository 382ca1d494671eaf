import { asc, inArray, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  daysOfAge,
  knownDays,
  knownFacts,
  traitsOf,
  type KnownFact,
  type KnownTraits,
  type Recorded,
} from '../../domain/statistics/index.ts';
import type { Database } from '../connect.ts';
import { insertRows } from '../rows.ts';
import { figureFacts, figureLives, personChanges, trajectories, trajectoryEvents } from '../schema.ts';
import { knownPeople, type KnownPerson } from './figure-traits.ts';

/** Lives that are read at once: more of them, and whoever else asks this process something waits for a second. */
const livesAtOnce = 100;

/** Of each pool what is being read on, and what will be after it: whoever asks meanwhile needs what came since it began. */
const catchingUp = new WeakMap<Database, { readonly now: Promise<number>; next?: Promise<number> }>();

/**
 * Reads on the lives that went on since the figures were last asked, and those of people of whom something changed.
 * Once at a time in a process: whoever asks meanwhile waits with all others who do, and holds no connection. Says how many
 * lives were read.
 */
export function catchUpFigures(db: Database): Promise<number> {
  const running = catchingUp.get(db);
  if (running) return (running.next ??= running.now.catch(() => 0).then(() => begin(db)));
  return begin(db);
}

function begin(db: Database): Promise<number> {
  const now = readBehind(db);
  const mine = { now };
  catchingUp.set(db, mine);
  const over = (): void => void (catchingUp.get(db) === mine && !('next' in mine) && catchingUp.delete(db));
  now.then(over, over);
  return now;
}

async function readBehind(db: Database): Promise<number> {
  let lives = 0;
  for (;;) {
    const read = await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('figures', 0))`);
      const behind = await livesBehind(tx, livesAtOnce);
      await readLives(tx, behind);
      return behind.length;
    });
    lives += read;
    if (read < livesAtOnce) return lives;
  }
}

/** Before a person is erased, or becomes one with another: what was known is kept as groups, since it cannot be read any more after it. */
export async function keepFiguresOf(tx: Database, personId: string): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from ${trajectories} where person_id = ${personId} order by id`,
  );
  await readLives(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Forgets what was read, so that all of it is read again; what is only known here of erased people stays. */
export const forgetFigures = (db: Database): Promise<unknown> =>
  db.execute(sql`update ${figureLives} set sequence = 0`);

async function livesBehind(tx: Database, limit: number): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select t.id from ${trajectories} t
      left join ${figureLives} f on f.trajectory_id = t.id
      left join (select person_id, max(id) as id from ${personChanges} group by person_id) c on c.person_id = t.person_id
    where f.sequence is distinct from t.sequence or f.person_id is distinct from t.person_id
      or coalesce(c.id, 0) > f.change_id
    order by t.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** What follows from the events and the person of each of these lives, in place of what was there. */
async function readLives(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const read = await livesOf(tx, ids);
  await tx.delete(figureFacts).where(inArray(figureFacts.trajectoryId, [...ids]));
  await insertRows(
    tx,
    figureFacts,
    read.flatMap(({ trajectoryId, facts }) => facts.map((fact) => ({ trajectoryId, ...fact }))),
  );
  await insertRows(
    tx,
    figureLives,
    read.map(({ facts: _facts, ...life }) => life),
    'changes',
  );
}

/** Every fact of some lives as the events have it, whatever was kept of it. */
export async function livesOf(
  tx: Database,
  ids: readonly string[],
): Promise<readonly (typeof figureLives.$inferSelect & { readonly facts: readonly KnownFact[] })[]> {
  const whose = await tx
    .select({ id: trajectories.id, personId: trajectories.personId })
    .from(trajectories)
    .where(inArray(trajectories.id, [...ids]));
  const told = Map.groupBy(await recordedOf(tx, ids), ({ trajectoryId }) => trajectoryId);
  const persons = await knownPeople(
    tx,
    whose.map(({ personId }) => personId),
  );
  const kept = await keptLives(tx, ids);
  return whose.map(({ id: trajectoryId, personId }) => {
    const recorded = told.get(trajectoryId) ?? [];
    const person = persons.get(personId);
    const before = kept.get(trajectoryId);
    const traits = traitsKnown(recorded, person, before);
    const { joinedOn = null, joinedChangeId = null } = before ?? {};
    return {
      ...{ trajectoryId, personId, traits, joinedOn, joinedChangeId },
      sequence: recorded.at(-1)?.event.sequence ?? 0,
      changeId: person?.changeId ?? 0,
      facts: knownFacts(recorded, traits),
    };
  });
}

type KeptLife = typeof figureLives.$inferSelect;

/** What is kept of some lives beside their facts. */
export async function keptLives(tx: Database, ids: readonly string[]): Promise<ReadonlyMap<string, KeptLife>> {
  const rows = await tx
    .select()
    .from(figureLives)
    .where(inArray(figureLives.trajectoryId, [...ids]));
  return new Map(rows.map((row) => [row.trajectoryId, row]));
}

/**
 * What was known of the person of a life, in order. Of somebody who was erased what is kept; of one who was joined with
 * another what was known of that one until then, and after it what the one row has.
 */
export function traitsKnown(
  recorded: readonly Recorded[],
  person: KnownPerson | undefined,
  kept: KeptLife | undefined,
): readonly KnownTraits[] {
  if (!person || person.erased) return kept?.traits ?? [];
  const { joinedOn = null, joinedChangeId = null, traits = [] } = kept ?? {};
  if (joinedOn === null) return traitsIn(recorded, person.known);
  const at = person.known.findLastIndex(({ changeId }) => changeId <= (joinedChangeId ?? 0));
  const since = person.known.slice(at).map((one, index) => (index === 0 ? { ...one, on: joinedOn } : one));
  return [...traits.filter(({ knownOn }) => knownOn < joinedOn), ...traitsIn(recorded, since)];
}

/** After two rows became one person: what was known of each until that day is what is kept of their lives now. */
export async function figuresJoined(tx: Database, personId: string, joinedOn: LocalDate): Promise<void> {
  await tx.execute(sql`
    update ${figureLives} set sequence = 0, joined_on = ${joinedOn},
      joined_change_id = (select coalesce(max(id), 0) from ${personChanges} where person_id = ${personId})
    where trajectory_id in (select id from ${trajectories} where person_id = ${personId})`);
}

function traitsIn(recorded: readonly Recorded[], known: KnownPerson['known']): readonly KnownTraits[] {
  const days = daysOfAge(recorded.map(({ event }) => event));
  const first = knownDays(recorded)[0] as LocalDate;
  const each = known.map(({ on, counted }) => ({ knownOn: on ?? first, traits: traitsOf(counted, days) }));
  // Of several changes on one day the last is what was known at its end.
  return each.filter(({ knownOn }, at) => each[at + 1]?.knownOn !== knownOn);
}

export async function recordedOf(
  tx: Database,
  ids: readonly string[],
): Promise<readonly (Recorded & { readonly trajectoryId: string })[]> {
  return tx
    .select({
      trajectoryId: trajectoryEvents.trajectoryId,
      event: trajectoryEvents.body,
      recordedAt: trajectoryEvents.recordedAt,
    })
    .from(trajectoryEvents)
    .where(inArray(trajectoryEvents.trajectoryId, [...ids]))
    .orderBy(asc(trajectoryEvents.trajectoryId), asc(trajectoryEvents.sequence));
}

/** Facts as they are kept of some lives. */
export const keptFacts = (db: Database, ids: readonly string[]) =>
  db
    .select()
    .from(figureFacts)
    .where(inArray(figureFacts.trajectoryId, [...ids]));

/** Ids of lives after one, in order. */
export async function lifeIdsAfter(db: Database, after: string, limit = livesAtOnce): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from ${trajectories} where id > ${after} order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}
