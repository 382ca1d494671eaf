import { sql, type SQL } from 'drizzle-orm';
import {
  standing,
  type Dimension,
  type FigureCode,
  type FigurePeriod,
  type FigureRecord,
} from '../../domain/statistics/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { figureFacts, figureLives, figureLooks } from '../schema.ts';
import { cursorIn } from './cursor.ts';

const columns = {
  province: figureFacts.province,
  sex: figureFacts.sex,
  ageGroup: figureFacts.ageGroup,
  education: figureFacts.education,
  migration: figureFacts.migration,
  partner: figureFacts.partner,
  cohort: figureFacts.cohort,
  yearOfStart: figureFacts.yearOfStart,
  kind: figureFacts.kind,
} as const satisfies Record<Dimension, unknown>;

/** One count: of what it is, in the order in which it was asked, how many, and the days where the figure has them. */
export interface CountRow {
  readonly of: readonly (string | number | null)[];
  readonly number: number;
  /** Of how many the days are known, and their lower quartile, median, upper quartile and longest; null: of none. */
  readonly known: number;
  readonly quartile1: number | null;
  readonly median: number | null;
  readonly quartile3: number | null;
  readonly longest: number | null;
}

/** What is counted: the facts of a figure in a period, as known at the end of a day. */
const counted = (figure: FigureCode, { from, until, asOf }: FigurePeriod, province: Province | null): SQL => sql`
  ${figureFacts.figure} = ${figure} and ${figureFacts.knownFrom} <= ${asOf}::date
  and (${figureFacts.knownUntil} is null or ${figureFacts.knownUntil} > ${asOf}::date)
  and ${
    standing.includes(figure)
      ? sql`${figureFacts.on} <= ${until}::date and (${figureFacts.until} is null or ${figureFacts.until} > ${until}::date)`
      : sql`${figureFacts.on} between ${from}::date and ${until}::date`
  }
  ${province === null ? sql`` : sql`and ${figureFacts.province} = ${province}`}`;

const daysOf = (figure: FigureCode, { until }: FigurePeriod): SQL =>
  standing.includes(figure) ? sql`(${until}::date - ${figureFacts.on})` : sql`${figureFacts.days}`;

/** Counts a figure, split by dimensions. The quartiles are days that occurred (nearest rank). */
export async function countFigure(
  db: Database,
  figure: FigureCode,
  period: FigurePeriod,
  { by, province }: { readonly by: readonly Dimension[]; readonly province: Province | null },
): Promise<CountRow[]> {
  const of = by.map((name) => columns[name]);
  const list = sql.join(
    of.map((column) => sql`${column}`),
    sql`, `,
  );
  const days = daysOf(figure, period);
  const { rows } = await db.execute<Omit<CountRow, 'of'> & { of: CountRow['of'] }>(sql`
    select ${by.length === 0 ? sql`'[]'::json` : sql`json_build_array(${list})`} as of, count(*)::int as number,
      count(${days})::int as known,
      percentile_disc(0.25) within group (order by ${days}) as quartile1,
      percentile_disc(0.5) within group (order by ${days}) as median,
      percentile_disc(0.75) within group (order by ${days}) as quartile3,
      max(${days}) as longest
    from ${figureFacts} where ${counted(figure, period, province)}
    ${by.length === 0 ? sql`` : sql`group by ${list} order by ${list}`}`);
  return rows.filter(({ number }) => number > 0);
}

/** One row for each thing that is counted, all of them: for a release of a year. */
export async function recordsOf(
  db: Database,
  figures: readonly FigureCode[],
  period: FigurePeriod,
  province: Province | null,
): Promise<FigureRecord[]> {
  const each: FigureRecord[] = [];
  for (const figure of figures) {
    const rows = await db
      .select({
        figure: figureFacts.figure,
        trajectoryId: figureFacts.trajectoryId,
        on: figureFacts.on,
        ...columns,
        days: sql<number | null>`${daysOf(figure, period)}`,
      })
      .from(figureFacts)
      .where(counted(figure, period, province))
      .orderBy(figureFacts.on, figureFacts.trajectoryId, figureFacts.kind, figureFacts.days);
    each.push(...rows);
  }
  return each;
}

/** Some of the records, in order of day, trajectory and figure. */
export interface RecordsPage {
  readonly records: readonly FigureRecord[];
  /** Of each record another name for its trajectory: the same on every page of one question, and of no other. */
  readonly names: readonly string[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

const cursor = /^(\d{4}-\d\d-\d\d)~([0-9a-f]{32})~([A-Za-z0-9]{1,40})~(\d{1,9})$/;
export const isRecordsCursor = (text: string): boolean => cursorIn(cursor, text) !== null;

/**
 * One row for each thing that is counted. Trajectories are in the order of the names, since a place in it is told to those
 * who may not know their ids: a name is made with the person's row id, which no answer has.
 * @param after `next` of the page before
 */
export async function recordsPage(
  db: Database,
  figures: readonly FigureCode[],
  period: FigurePeriod,
  province: Province | null,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<RecordsPage> {
  if (figures.length === 0) return { records: [], names: [], next: null };
  const { from, until, asOf } = period;
  const name = sql`md5(concat_ws('|', ${figureLives.personId}::text, ${figureFacts.trajectoryId}, ${from}::text, ${until}::text, ${asOf}::text))`;
  const each = [...new Set(figures)].map((figure) => {
    // Two may be the same in everything: each is counted, so each has a place.
    const place = sql`row_number() over (partition by ${figureFacts.on}, ${figureFacts.trajectoryId}
      order by ${figureFacts.kind}, ${figureFacts.days}, ${figureFacts.until}, ${figureFacts.knownFrom}, ${figureFacts}.ctid)`;
    return sql`select ${figureFacts.figure}, ${figureFacts.trajectoryId} as "trajectoryId", ${figureFacts.on} as "on",
      ${figureFacts.province}, ${figureFacts.sex}, ${figureFacts.ageGroup} as "ageGroup", ${figureFacts.education},
      ${figureFacts.migration}, ${figureFacts.partner}, ${figureFacts.cohort}, ${figureFacts.yearOfStart} as "yearOfStart",
      ${figureFacts.kind}, ${daysOf(figure, period)} as days, ${name} as name, ${place}::int as place
      from ${figureFacts} join ${figureLives} on ${figureLives.trajectoryId} = ${figureFacts.trajectoryId}
      where ${counted(figure, period, province)}`;
  });
  const [on, life, figure, place] = cursorIn(cursor, after ?? '') ?? [];
  const { rows } = await db.execute<FigureRecord & Record<string, unknown> & { name: string; place: number }>(sql`
    select * from (${sql.join(each, sql` union all `)}) as each
    where ${on === undefined ? sql`true` : sql`("on", name, figure, place) > (${on}::date, ${life}, ${figure}, ${place}::int)`}
    order by "on", name, figure, place limit ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    records: page.map(({ name: _name, place: _place, ...record }) => record as FigureRecord),
    names: page.map((row) => row.name),
    next: last ? [last.on, last.name, last.figure, last.place].join('~') : null,
  };
}

/** That somebody looked at exact figures. */
export async function writeFigureLook(db: Database, look: Omit<typeof figureLooks.$inferInsert, 'id'>): Promise<void> {
  await db.insert(figureLooks).values(look);
}
