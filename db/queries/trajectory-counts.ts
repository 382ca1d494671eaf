import { count, sql, type SQL } from 'drizzle-orm';
import { phases, type Phase } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { trajectories } from '../schema.ts';
import { countToldOf, keepCount } from './large-counts.ts';
import { filterOf, partOf, partsOf, type TrajectoryFilter } from './trajectory-filter.ts';

/** How many, as a scalar. */
export const counted = (filter: TrajectoryFilter): SQL =>
  sql.join(
    partsOf(filter).map((part) => sql`(select count(*) from ${trajectories} where ${part ?? sql`true`})`),
    sql` + `,
  );

export async function countTrajectories(db: Database, filter: TrajectoryFilter): Promise<number> {
  const { rows } = await db.execute<{ count: string }>(sql`select ${counted(filter)} as count`);
  return Number(rows[0]?.count ?? 0);
}

/** How many of a list there are in each of its parts, counted together: the numbers are those of the lists themselves. */
export async function countParts<Part extends string>(
  db: Database,
  filter: TrajectoryFilter,
  parts: Readonly<Record<Part, TrajectoryFilter>>,
): Promise<Record<Part, number>> {
  const all = Object.keys(parts) as Part[];
  const many = isOfMany(filter);
  const of = (name: Part): TrajectoryFilter => ({ ...filter, ...parts[name] });
  // A text that somebody is looked for by is kept nowhere.
  const keeps = many && filter.text === undefined;
  const told = new Map<Part, number | null>(all.map((name) => [name, keeps ? countToldOf(db, of(name)) : null]));
  const names = all.filter((name) => told.get(name) === null);
  // Few are looked at once; of many each part has an index that counts it.
  const [row] =
    names.length === 0
      ? []
      : (await db.execute<Record<Part, string>>(many ? countedApart(of, names) : countedAtOnce(filter, parts, names)))
          .rows;
  for (const name of keeps ? names : []) keepCount(db, of(name), Number(row?.[name]));
  return Object.fromEntries(all.map((name) => [name, told.get(name) ?? Number(row?.[name] ?? 0)])) as Record<
    Part,
    number
  >;
}

export const isOfMany = ({ within, mediatorId }: TrajectoryFilter): boolean =>
  mediatorId === undefined && (within === undefined || within.scope.of === 'all' || within.scope.of === 'province');

type Parts<Part extends string> = Readonly<Record<Part, TrajectoryFilter>>;

const named = (what: SQL, name: string): SQL => sql`${what} as ${sql.identifier(name)}`;

function countedApart<Part extends string>(of: (name: Part) => TrajectoryFilter, names: readonly Part[]): SQL {
  return sql`select ${sql.join(
    names.map((name) => named(counted(of(name)), name)),
    sql`, `,
  )}`;
}

function countedAtOnce<Part extends string>(filter: TrajectoryFilter, parts: Parts<Part>, names: readonly Part[]): SQL {
  const { within } = filter;
  const counts = names.map((name) => {
    const part = partOf({ ...parts[name], ...(within ? { within } : {}) }, 'test');
    return named(sql`count(*) filter (where ${part ?? sql`true`})`, name);
  });
  return sql`select ${sql.join(counts, sql`, `)} from ${trajectories} where ${filterOf(filter) ?? sql`true`}`;
}

/** How many trajectories are in each phase; phases without any count 0. */
export async function countByPhase(
  db: Database,
  filter: TrajectoryFilter = {},
): Promise<Record<Exclude<Phase, 'none'>, number>> {
  const rows = await db
    .select({ phase: trajectories.phase, count: count() })
    .from(trajectories)
    .where(filterOf(filter))
    .groupBy(trajectories.phase);
  const counted = new Map(rows.map((row) => [row.phase, row.count]));
  return Object.fromEntries(phases.map((phase) => [phase, counted.get(phase) ?? 0])) as Record<
    Exclude<Phase, 'none'>,
    number
  >;
}
