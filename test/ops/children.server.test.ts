import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Supervisor } from '../../ops/stack/children.ts';
import { removeElsewhere } from '../../ops/stack/data-dir.ts';
import { startPostgres } from '../../ops/stack/postgres.ts';
import { waitForEnd } from '../../ops/stack/processes.ts';
import { isAlive } from '../../settings/running-process.ts';

let dataDir: string;
let said: string[];
let supervisor: Supervisor;
const say = (line: string) => said.push(line);

beforeEach(() => {
  dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'w2-children-'));
  chmodSync(dataDir, 0o711);
  said = [];
  supervisor = new Supervisor({ dataDir, say });
});
afterEach(async () => {
  await supervisor.stopAll();
  removeElsewhere(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () => startPostgres(supervisor, { dataDir, password: 'only-for-this-test', say });

async function query(databaseUrl: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(what: string): Promise<void> {
  const last = Date.now() + 20_000;
  while (!said.some((line) => line.includes(what))) {
    if (Date.now() > last) throw new Error(`nobody said "${what}": ${said.join('\n')}`);
    await sleep(50);
  }
}

describe('a Postgres of our own', () => {
  it('comes back after kill -9 on the same address, with what was committed', async () => {
    const { databaseUrl, pid } = await start();
    await query(databaseUrl, 'create table kept as select 42 as answer');
    process.kill(pid, 'SIGKILL');
    await until('postgres ended (signal SIGKILL)');
    await until('postgres is back');
    expect(await query(databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(supervisor.pids()['postgres']).not.toBe(pid);
  });

  it('stops when asked, and goes on at the next start', async () => {
    const first = await start();
    await query(first.databaseUrl, 'create table kept as select 42 as answer');
    await supervisor.stopAll();
    expect(isAlive(first.pid)).toBe(false);
    supervisor = new Supervisor({ dataDir, say });
    const second = await start();
    expect(await query(second.databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(said).toEqual([]);
  });

  it('says that it is the password when secrets.json was lost, without waiting for ever', async () => {
    await start();
    await supervisor.stopAll();
    supervisor = new Supervisor({ dataDir, say });
    const wrong = startPostgres(supervisor, { dataDir, password: 'another', say });
    await expect(wrong).rejects.toThrow(/refuses the password.*--fresh/);
  });

  it('does not outlive a leash that is killed', async () => {
    const { pid } = await start();
    const leash = parentOf(pid);
    process.kill(leash, 'SIGKILL');
    expect(await waitForEnd(pid, 10_000)).toBe(true);
    await until('postgres is back');
  });
});

function parentOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
}
