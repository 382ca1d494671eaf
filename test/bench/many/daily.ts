/**
 * `npm run bench -- --trajectories 50000 --daily`: what the daily comparison costs when the programme is large, with real runs.
 * Writes a section of docs/bench.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { App } from '../../../app/open.ts';
import { check, rebuild } from '../../../app/operations/index.ts';
import { giveCommand } from '../../../app/trajectories/index.ts';
import { generatePayloadKey } from '../../../codec/codec.ts';
import { instantOfMs } from '../../../domain/calendar/index.ts';
import { makeBuild } from '../../../workers/bundle.ts';
import { cpuMs } from '../cpu.ts';
import { openBenchApp } from '../ours.ts';
import { namespace, startServers } from '../servers.ts';
import { startWorker } from '../worker-process.ts';
import { writeCrowd } from './crowd.ts';
import { dailyPage, type DailyLine } from './daily-page.ts';
import { benchPage } from './page.ts';

/** As a worker of ours keeps by itself. */
const maxCachedWorkflows = 4_000;

export async function benchDaily(trajectories: number, say: (line: string) => void): Promise<void> {
  const servers = await startServers(say);
  process.once('SIGINT', () => void servers.stop().finally(() => process.exit(130)));
  try {
    const { databaseUrl, temporalAddress, folder, pids } = servers;
    const crowd = await writeCrowd(databaseUrl, { trajectories, now: instantOfMs(Date.now()), alone: true }, say);
    say(`${crowd.trajectories} trajectories, ${crowd.open} open, ${crowd.events} events`);
    const payloadKeys = generatePayloadKey('bench1');
    const app = await openBenchApp(servers, payloadKeys);
    const worker = await startWorker({
      ...{ kind: 'w2', databaseUrl, temporalAddress, namespace, payloadKeys, maxCachedWorkflows },
      build: await makeBuild(join(folder, 'bundles', 'w2')),
    });
    const lines: DailyLine[] = [];
    const measured = async (what: string, work: () => Promise<DailyLine['found']>): Promise<void> => {
      const all = [process.pid, worker.pid, pids.temporal, pids.postgres];
      const before = all.map(cpuMs);
      const from = performance.now();
      const found = await work();
      const seconds = (performance.now() - from) / 1000;
      const spent = all.map((pid, index) => ((cpuMs(pid) ?? 0) - (before[index] ?? 0)) / 1000);
      lines.push({ what, found, seconds, spent });
      say(`${what}: ${seconds.toFixed(1)} s, ${JSON.stringify(found)}`);
    };
    const checked = async () => counted((await check(app)).differences.map(({ what }) => what));

    await measured('`check`, every run lost', checked);
    await measured('`rebuild` of all', async () => {
      const { rebuilt, failed } = await rebuild(app);
      return { rebuilt: rebuilt.length, ...counted(failed.map(({ code }) => code)) };
    });
    await worker.settled();
    await measured('`check`, for the first time', checked);
    await measured('`check`, nothing changed', checked);
    const given = await contacts(app, Math.round(crowd.open / 10));
    await worker.settled();
    await measured(`\`check\`, ${given} of them changed`, checked);
    const date = new Date().toISOString().slice(0, 10);
    const taken = { ...crowd, date, cores: cpus().length, load: loadavg()[0]!, lines };
    writeFileSync(benchPage, dailyPage(readFileSync(benchPage, 'utf8'), taken));
    await worker.end();
    await app.close();
  } finally {
    await servers.stop();
  }
}

/** A contact with each of the first so many, by their mediators; answers how many of them took it. */
async function contacts(app: App, wanted: number): Promise<number> {
  const { rows } = await app.db.execute<{ id: string; mediator: string }>(sql`
    select id, mediator_id as mediator from trajectories where closed_on is null and paused_on is null order by id limit ${wanted}`);
  let took = 0;
  for (const { id, mediator } of rows) {
    const by = { role: 'mediator', id: mediator } as const;
    const request = { trajectoryId: id, name: 'recordContact', by, data: { how: 'phone' } } as const;
    if ((await giveCommand(app, request)).ok) took += 1;
  }
  return took;
}

const counted = (names: readonly string[]): DailyLine['found'] =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
