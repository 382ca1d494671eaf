/**
 * How long pages take when the programme is large: beside a running demo, in a database of its own on the same server, the
 * people of the demo are there `--times` times, with all their events. Only read; dropped at the end. Writes `docs/bench-pages.md`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { createServer } from '../../api/server.ts';
import { openApp } from '../../app/open.ts';
import { migrate } from '../../db/migrate.ts';
import { connectSettings, projectRoot } from '../../settings/index.ts';
import { assets } from '../../web/index.ts';
import { multiply } from './many/multiply.ts';
import { signIn } from '../support/sign-in.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '75' }, rounds: { type: 'string', default: '15' } },
});
const times = Number(values.times);
const rounds = Number(values.rounds);

/** Copied as they are: what everything else hangs on. */
const whole = [
  'organisations',
  'staff',
  'quotas',
  'agreements',
  'systems',
  'clock',
  'municipalities',
  'municipality_postcodes',
  'places',
  'inscriptions',
];
/** Copied, and then made many of. */
const each = ['people', 'trajectories', 'trajectory_events', 'deadlines', 'lookups'];

const one = '/trajecten/T-000017';
const asked = [
  [
    'mediator',
    'mediator-1.eastFlanders',
    [
      '/werk',
      '/werk?deel=overdue',
      one,
      `${one}/plan`,
      `${one}/overdracht`,
      `${one}/opzoekingen`,
      `${one}/doe/recordContact`,
      '/groepen',
      '/plaatsen',
    ],
  ],
  ['team lead', 'lead.eastFlanders', ['/werk', '/team', '/team/weken', '/escalaties']],
  ['coordinator', 'coordinator.eastFlanders', ['/plaatsen', '/regels', '/kalender', '/cijfers']],
  ['group worker', 'group-1.eastFlanders', ['/werk', '/groepen']],
  ['jobcoach', 'coach-1.eastFlanders', ['/werk', '/coaching']],
] as const;

const settings = connectSettings();
const many = new URL(settings.databaseUrl);
many.pathname = '/w2_many';
const maintenance = new pg.Client({ connectionString: settings.databaseUrl });
await maintenance.connect();
await maintenance.query('drop database if exists w2_many with (force)');
await maintenance.query('create database w2_many');
try {
  const began = performance.now();
  await migrate(many.href);
  const filled = await fill();
  const seconds = Math.round((performance.now() - began) / 1000);
  const measured = await measure();
  writeFileSync(join(projectRoot, 'docs/bench-pages.md'), page(filled, seconds, measured));
} finally {
  await maintenance.query('drop database if exists w2_many with (force)');
  await maintenance.end();
}

async function fill(): Promise<{ trajectories: number; open: number; events: number }> {
  const to = new pg.Client({ connectionString: many.href });
  await to.connect();
  try {
    // No trigger and no reference is looked at: the rows are those of a database where they hold.
    await to.query('set session_replication_role = replica');
    for (const table of [...whole, ...each]) {
      const { rows } = await maintenance.query(`select to_jsonb(t) as row from ${table} t`);
      await to.query(`truncate ${table} cascade`);
      const columns = await columnsOf(to, table);
      await to.query('create temp table if not exists source (row jsonb)');
      await to.query('truncate source');
      for (let at = 0; at < rows.length; at += 2000)
        await to.query('insert into source select * from jsonb_array_elements($1::jsonb)', [
          JSON.stringify(rows.slice(at, at + 2000).map(({ row }) => row as object)),
        ]);
      await to.query(
        `insert into ${table} (${columns.join(', ')}) select ${columns.map((column) => `r.${column}`).join(', ')}
         from source, lateral jsonb_populate_record(null::${table}, row) as r`,
      );
    }
    await multiply(to, { open: times, closed: times }, { thin: false, say: () => {} });
    const { rows } = await to.query(
      `select count(*)::int as trajectories, (count(*) filter (where closed_on is null))::int as open,
       (select count(*)::int from trajectory_events) as events from trajectories`,
    );
    return rows[0] as { trajectories: number; open: number; events: number };
  } finally {
    await to.end();
  }
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
    [table],
  );
  return rows.map(({ column_name: name }) => `"${name as string}"`);
}

interface Measured {
  readonly who: string;
  readonly path: string;
  readonly medianMs: number;
  readonly worstMs: number;
  /** Over the wire, zipped, with style, script and picture, as at the first view. */
  readonly kilobytes: number;
}

async function measure(): Promise<Measured[]> {
  const app = await openApp({ ...settings, databaseUrl: many.href });
  const server = createServer(app, { busyAfterMs: 0 });
  await server.ready();
  const found: Measured[] = [];
  const around = Object.values(assets).reduce((sum, { zipped }) => sum + zipped.length, 0);
  try {
    for (const [who, staffId, paths] of asked) {
      const { token } = await signIn(app.db, { staffId }, 'browser');
      for (const path of paths) {
        const took: number[] = [];
        let bytes = 0;
        for (let round = 0; round < rounds; round += 1) {
          const from = performance.now();
          const answer = await server.inject({
            url: path,
            headers: { host: 'localhost', cookie: `w2=${token}`, accept: 'text/html' },
            remoteAddress: `10.0.0.${1 + (round % 250)}`,
          });
          took.push(performance.now() - from);
          if (answer.statusCode !== 200) throw new Error(`${path} as ${staffId}: ${answer.statusCode}`);
          bytes = gzipSync(answer.rawPayload).length;
        }
        took.sort((a, b) => a - b);
        found.push({
          who,
          path,
          medianMs: took[rounds >> 1]!,
          worstMs: took.at(-1)!,
          kilobytes: (bytes + around) / 1024,
        });
        console.log(who, path, `${took[rounds >> 1]!.toFixed(0)} ms`);
      }
    }
  } finally {
    await server.close();
    await app.close();
  }
  return found;
}

function page(
  { trajectories, open, events }: Awaited<ReturnType<typeof fill>>,
  seconds: number,
  measured: readonly Measured[],
): string {
  const number = (n: number): string => n.toLocaleString('en');
  return `# Pages of a large programme

\`node_modules/.bin/node test/bench/pages.ts --times ${times}\` beside a running demo: its people ${times} times over, in a database of their own (made in
${seconds} s). ${number(trajectories)} trajectories, ${number(open)} open, ${number(events)} events. Time at the server from the question to the whole page,
${rounds} times each; each view is logged, as always. Over the wire: zipped, with style, script and icon, as at the first view.

| who | page | median | worst | first view |
|---|---|--:|--:|--:|
${measured.map(({ who, path, medianMs, worstMs, kilobytes }) => `| ${who} | \`${path}\` | ${medianMs.toFixed(0)} ms | ${worstMs.toFixed(0)} ms | ${kilobytes.toFixed(0)} kB |`).join('\n')}
`;
}
