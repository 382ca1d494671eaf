/** `npm run bench -- --trajectories 50000`: how long each read takes when the programme is large. Writes a section of docs/bench.md. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { basisToday } from '../../../app/basis.ts';
import type { App } from '../../../app/open.ts';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { instantOfMs, localDateOf } from '../../../domain/calendar/index.ts';
import { direct } from '../../../domain/rights/index.ts';
import { Supervisor } from '../../../ops/stack/children.ts';
import { removeElsewhere } from '../../../ops/stack/data-dir.ts';
import { startPostgres } from '../../../ops/stack/postgres.ts';
import { writeCrowd } from './crowd.ts';
import { benchPage, sectionIn, type Taken } from './page.ts';
import { readsOf } from './reads.ts';
import { timeReads, type Timed } from './time.ts';

/** A Postgres of its own with so many, as durable as that of `npm start`; gone at the end. */
export async function benchReads(
  { trajectories, rounds }: { readonly trajectories: number; readonly rounds: number },
  say: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'w2-bench-'));
  chmodSync(folder, 0o711);
  const supervisor = new Supervisor({ dataDir: folder, say });
  const end = async () => {
    await supervisor.stopAll();
    removeElsewhere(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', () => void end().finally(() => process.exit(130)));
  try {
    const password = randomBytes(12).toString('hex');
    const { databaseUrl } = await startPostgres(supervisor, { dataDir: folder, password, say });
    await migrate(databaseUrl);
    const crowd = await writeCrowd(databaseUrl, { trajectories, now: instantOfMs(Date.now()) }, say);
    say(`${crowd.trajectories} trajectories, ${crowd.open} open, ${crowd.events} events`);
    const begun = loadavg()[0]!;
    const timed = await timeThem(databaseUrl, rounds);
    const date = new Date().toISOString().slice(0, 10);
    const taken: Taken = { ...crowd, rounds, date, cores: cpus().length, load: [begun, loadavg()[0]!] };
    writeFileSync(benchPage, sectionIn(readFileSync(benchPage, 'utf8'), taken, timed));
  } finally {
    await end();
  }
}

/** Reads speak with Postgres alone: no Temporal is started for them. */
async function timeThem(databaseUrl: string, rounds: number): Promise<Timed[]> {
  const { db, close } = connect(databaseUrl, { max: 1 });
  const now = async () => instantOfMs(Date.now());
  const basis = async () => basisToday(db, localDateOf(await now()));
  const app = { settings: { mode: 'production' }, db, caller: direct, now, basis } as unknown as App;
  try {
    return await timeReads(app, await readsOf(db), rounds);
  } finally {
    await close();
  }
}
