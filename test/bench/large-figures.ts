/**
 * How long figures take when the programme is large: a thousand lives are played by the core, written, and copied within a
 * Postgres of its own, `--times` times; then they are read for the figures, and each figure is asked with all its dimensions.
 * Writes `docs/bench-figures.md`.
 */
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { addDays, localDate, type LocalDate } from '../../domain/calendar/index.ts';
import { direct } from '../../domain/rights/index.ts';
import { educations, origins, provinceCodes, sexes } from '../../domain/people/codes.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { figureCodes, type Dimension } from '../../domain/statistics/index.ts';
import { trajectoryId } from '../../domain/trajectory/index.ts';
import { figureTable, processFigures } from '../../app/figures/index.ts';
import type { App } from '../../app/open.ts';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import { recordMany } from '../../db/record-many.ts';
import { figureFacts } from '../../db/schema.ts';
import { playLives } from '../../ops/demo/lives.ts';
import { randomFrom } from '../../ops/demo/random.ts';
import { Supervisor } from '../../ops/stack/children.ts';
import { removeElsewhere } from '../../ops/stack/data-dir.ts';
import { startPostgres } from '../../ops/stack/postgres.ts';
import { projectRoot } from '../../settings/index.ts';
import { aPerson, calendar, noon } from '../db/lives.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '100' }, rounds: { type: 'string', default: '3' } },
});
const times = Number(values.times);
const rounds = Number(values.rounds);
const played = 1_000;
const today = localDate('2026-06-30');
const by: readonly Dimension[] = ['province', 'sex', 'ageGroup', 'education', 'migration', 'kind'];

const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'w2-figures-'));
chmodSync(dataDir, 0o711);
const supervisor = new Supervisor({ dataDir, say: (line) => console.log(line) });
try {
  const password = randomBytes(12).toString('hex');
  const { databaseUrl } = await startPostgres(supervisor, { dataDir, password, say: console.log });
  await migrate(databaseUrl);
  const { db, close } = connect(databaseUrl);
  const app = { db, caller: direct, now: async () => noon(today) } as unknown as App;
  await recordMany(db, lives(), { quota: 60 });
  console.log('written');
  const filled = await copied(databaseUrl);
  console.log(filled);
  const readSeconds = await seconds(() => catchUpFigures(db));
  console.log('read', readSeconds);
  await vacuum(databaseUrl);
  const rows = [];
  for (const figure of figureCodes) {
    const took: number[] = [];
    let total = 0;
    for (let round = 0; round < rounds; round += 1)
      took.push(
        await seconds(async () => {
          ({ total } = await figureTable(app, { figure, by, from: '2020-01-01', until: today, asOf: today }));
        }),
      );
    rows.push({
      figure,
      total,
      first: took[0]!,
      worst: Math.max(...took),
      median: took.toSorted((a, b) => a - b)[rounds >> 1]!,
    });
    console.log(rows.at(-1));
  }
  const process = await seconds(() => processFigures(app, { from: '2020-01-01', until: today, asOf: today }));
  const earlier = await seconds(() =>
    figureTable(app, { figure: 'deadlinesMet', by, from: '2020-01-01', until: '2025-12-31', asOf: '2025-12-31' }),
  );
  const facts = await db.$count(figureFacts);
  writeFileSync(
    join(projectRoot, 'docs/bench-figures.md'),
    page({ ...filled, facts, readSeconds, rows, process, earlier }),
  );
  await close();
} finally {
  await supervisor.stop('postgres');
  supervisor.killAll();
  await supervisor.stopAll();
  removeElsewhere(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

function lives() {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[random.between(0, list.length - 1)]!;
  const people = Array.from({ length: played }, (_, index) => {
    const province = pick(provinceCodes);
    const birthDate: LocalDate = addDays(localDate('1958-01-01'), random.between(0, 18_000));
    return {
      trajectoryId: trajectoryId(index + 1),
      person: aPerson({ province, sex: pick(sexes), education: pick(educations), origin: pick(origins), birthDate }),
      mediatorId: `mediator-1.${province}`,
      // One in ten is long under way and has most of the events; the others came in lately: 25 events each, on average.
      enteredOn: addDays(today, index % 10 === 0 ? -random.between(200, 800) : -random.between(1, 40)),
    };
  });
  const all = playLives(people, { rules: rules2026, calendar, now: noon(today), seed: 7, quota: () => 60 });
  return all.map((life) => ({ ...life, effects: [], epoch: 1 }));
}

/** The same people again and again, under other ids, within Postgres. */
async function copied(databaseUrl: string): Promise<{ trajectories: number; events: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const id = (of: string) => `'T-' || lpad((substr(${of}, 3)::int + k * ${played})::text, 6, '0')`;
    const copy = async (table: string, changed: Readonly<Record<string, string>>) => {
      const { rows } = await client.query(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
        [table],
      );
      const names = rows.map(({ name }) => name as string);
      await client.query(
        `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
         select ${names.map((name) => changed[name] ?? `t."${name}"`).join(', ')} from ${table} t, generate_series(1, ${times - 1}) k`,
      );
    };
    const person = (of: string) => `md5(${of}::text || k)::uuid`;
    await copy('people', { id: person('t.id'), insz: `lpad((t.insz::numeric + k * 1000003)::text, 11, '0')` });
    await copy('trajectories', {
      id: id('t.id'),
      person_id: person('t.person_id'),
      state: `jsonb_set(t.state, '{id}', to_jsonb(${id('t.id')}))`,
    });
    await copy('trajectory_events', { trajectory_id: id('t.trajectory_id') });
    await client.query('analyze');
    const { rows } = await client.query(
      'select (select count(*)::int from trajectories) as trajectories, (select count(*)::int from trajectory_events) as events',
    );
    return rows[0] as { trajectories: number; events: number };
  } finally {
    await client.end();
  }
}

/** As the server does by itself, a minute later. */
async function vacuum(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('vacuum analyze figure_facts');
  await client.end();
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return (performance.now() - from) / 1000;
}

interface Measured {
  readonly trajectories: number;
  readonly events: number;
  readonly facts: number;
  readonly readSeconds: number;
  readonly process: number;
  readonly earlier: number;
  readonly rows: readonly {
    readonly figure: string;
    readonly total: number;
    readonly first: number;
    readonly median: number;
    readonly worst: number;
  }[];
}

function page({ trajectories, events, facts, readSeconds, rows, process, earlier }: Measured): string {
  const number = (n: number): string => n.toLocaleString('en');
  return `# Figures of a large programme

\`node_modules/.bin/node test/bench/large-figures.ts --times ${times}\`: ${number(trajectories)} trajectories with ${number(events)} events, in a Postgres of
its own on a machine that did other things meanwhile. Read for the figures from the beginning in ${readSeconds.toFixed(0)} s, once; after that only what
went on since. ${number(facts)} facts. Each figure over all years, split by ${by.join(', ')}, as known on the last day; seconds
from the question to the answer, with the look that is noted, ${rounds} times.

| figure | counted | first | median | worst |
|---|--:|--:|--:|--:|
${rows.map((row) => `| ${row.figure} | ${number(row.total)} | ${row.first.toFixed(2)} | ${row.median.toFixed(2)} | ${row.worst.toFixed(2)} |`).join('\n')}

The process as it is, whole: ${process.toFixed(2)} s. The largest figure as known half a year before: ${earlier.toFixed(2)} s.
`;
}
