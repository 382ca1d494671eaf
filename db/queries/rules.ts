import { count, isNull, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import { completedRules, inForce, ownRuleSets, ruleSets as builtIn, type RuleSet } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { ruleSets, trajectories } from '../schema.ts';

/** Loaded versions never change, so one that was read is kept. Per database: tests have many. */
const known = new WeakMap<Database, Map<string, RuleSet>>();

/** Every rule set there is: those of the software and those that were loaded. */
export async function readRuleSets(db: Database): Promise<RuleSet[]> {
  const rows = await prepared(db, 'w2_rule_sets', () => db.select({ body: ruleSets.body }).from(ruleSets)).execute();
  const all = [...Object.values(builtIn), ...rows.map(({ body }) => completedRules(body))];
  known.set(db, new Map(all.map((set) => [set.version, set])));
  return all;
}

/** The set that counts on a day, loaded or built in: asked each time, since one may be loaded while a worker runs. */
export const rulesInForce = async (db: Database, on: LocalDate): Promise<RuleSet> =>
  inForce(on, await readRuleSets(db));

/** @throws RangeError for a version that nobody knows: never guess by which rules a date was made */
export async function ruleSetOf(db: Database, version: string): Promise<RuleSet> {
  const kept =
    known.get(db)?.get(version) ??
    (Object.hasOwn(builtIn, version) ? builtIn[version] : undefined) ??
    (Object.hasOwn(ownRuleSets, version) ? ownRuleSets[version] : undefined);
  if (kept) return kept;
  const found = (await readRuleSets(db)).find((set) => set.version === version);
  if (!found) throw new RangeError(`there is no rule set of version ${version.slice(0, 20)}`);
  return found;
}

/** False when a set of that version is there already: it stays as it is. */
export async function insertRuleSet(
  db: Database,
  body: RuleSet,
  { by, at }: { by: string; at: Instant },
): Promise<boolean> {
  const { version, validFrom } = body;
  const added = await db
    .insert(ruleSets)
    .values({ version, validFrom, body, loadedBy: by, loadedAt: at })
    .onConflictDoNothing()
    .returning({ version: ruleSets.version });
  return added.length > 0;
}

/** How many open trajectories are under each version. */
export async function countByRuleVersion(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .select({ version: trajectories.ruleVersion, open: count() })
    .from(trajectories)
    .where(isNull(trajectories.closedOn))
    .groupBy(trajectories.ruleVersion);
  return new Map(rows.map(({ version, open }) => [version, open]));
}

/** How many open trajectories live in each sense of the programme: `WithEdition`. */
export async function countByEdition(db: Database): Promise<Map<number, number>> {
  const edition = sql<number>`coalesce((${trajectories.state} ->> 'edition')::integer, 1)`;
  const rows = await db
    .select({ edition, open: count() })
    .from(trajectories)
    .where(isNull(trajectories.closedOn))
    .groupBy(edition);
  return new Map(rows.map((row) => [row.edition, row.open]));
}
