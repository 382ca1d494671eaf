/** How Postgres goes about each statement of a read, and where it would look at every row of a table that grows. */
import pg from 'pg';
import { AppError } from '../../../app/errors.ts';
import type { App } from '../../../app/open.ts';
import type { Read } from './reads.ts';

/** What becomes more with every person and every year; the others stay as they are. */
const growing: ReadonlySet<string> = new Set([
  ...['people', 'insz_history', 'trajectories', 'trajectory_events', 'deadlines', 'lookups', 'effects', 'messages'],
  ...[
    'letters',
    'digests',
    'views',
    'notes',
    'disclosures',
    'ocmw_links',
    'inscriptions',
    'onward_referrals',
    'places',
  ],
  ...['cohorts', 'cohort_events', 'cohort_sessions', 'cohort_members', 'cohort_attendance', 'cohort_effects'],
  ...['cohort_messages', 'prospects', 'contact_attempts', 'person_proposals', 'person_changes', 'broken_glass'],
]);

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements that a read sends, as the driver is given them. */
export async function statementsOf(app: App, read: Read): Promise<Statement[]> {
  const found: Statement[] = [];
  type Query = (this: pg.Client, query: string | pg.QueryConfig, values?: unknown[], ...rest: unknown[]) => unknown;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (given, values, ...rest) {
    const text = typeof given === 'string' ? given : given.text;
    const with_ = Array.isArray(values) ? values : typeof given === 'string' ? [] : (given.values ?? []);
    if (/^\s*\(?\s*(select|with|insert)\b/i.test(text)) found.push({ text, values: with_ });
    return query.call(this, given, values, ...rest);
  };
  try {
    await read.ask(app);
  } catch (error) {
    // Somebody who is no relation of theirs is told so, after as many questions as it takes.
    if (!(error instanceof AppError)) throw error;
  } finally {
    prototype.query = query;
  }
  return found;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Node[];
}

/** Fewer rows than this share of its table, found by looking at all of them: an index is missing. */
const few = 0.05;
/** Of a table with fewer rows Postgres reads the whole by right. */
const leastRows = 2000;

/**
 * The tables that grow of which every row is looked at: by the plan for the rows there are, where few are wanted; and, how
 * small a table may be, where Postgres would do so though it is told not to, because it has no other way.
 * @param sizes rows of each table
 */
export async function scannedBy(
  client: pg.Client,
  statement: Statement,
  sizes: ReadonlyMap<string, number>,
): Promise<string[]> {
  const scanned = new Set<string>();
  visit(await planOf(client, statement), (node, table) => {
    const rows = sizes.get(table) ?? 0;
    if (node['Node Type'] === 'Seq Scan' && rows >= leastRows && node['Plan Rows'] < few * rows) scanned.add(table);
  });
  await client.query('set enable_seqscan = off');
  try {
    visit(await planOf(client, statement), (node, table) => {
      if (node['Node Type'] === 'Seq Scan') scanned.add(table);
    });
  } finally {
    await client.query('reset enable_seqscan');
  }
  return [...scanned];
}

/** How many rows of a table Postgres expects to look up, at each place where it does. */
export async function rowsPlanned(client: pg.Client, statement: Statement, of: string): Promise<number[]> {
  const planned: number[] = [];
  visit(await planOf(client, statement), (node, table) => {
    if (table === of && node['Node Type'] !== 'ModifyTable') planned.push(node['Plan Rows']);
  });
  return planned;
}

async function planOf(client: pg.Client, { text, values }: Statement): Promise<Node> {
  const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Node }] }>({
    text: `explain (format json) ${text}`,
    values: [...values],
  });
  return rows[0]!['QUERY PLAN'][0].Plan;
}

function visit(node: Node, look: (node: Node, table: string) => void): void {
  const table = node['Relation Name'];
  if (table !== undefined && growing.has(table)) look(node, table);
  node.Plans?.forEach((one) => visit(one, look));
}

export async function sizesIn(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; rows: number }>(
    'select relname as name, reltuples::integer as rows from pg_class where relkind = $1',
    ['r'],
  );
  return new Map(rows.map((row) => [row.name, row.rows]));
}
