import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endLeftovers } from '../../ops/stack/leftovers.ts';
import { takeLock } from '../../ops/stack/lock.ts';
import { clearStaleLock } from '../../ops/stack/postgres-files.ts';
import { commandLine, isAlive } from '../../settings/running-process.ts';

const nobody = 2 ** 22 - 1; // above what Linux and macOS give out
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'w2-lock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const write = (name: string, content: unknown) => {
  mkdirSync(join(dataDir, name, '..'), { recursive: true });
  writeFileSync(join(dataDir, name), typeof content === 'string' ? content : JSON.stringify(content));
};

function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', dataDir], {
    stdio: 'ignore',
    detached: true,
  });
  if (!child.pid) throw new Error('no process');
  return { pid: child.pid, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

describe('the lock of a start', () => {
  it('is refused while another start lives, with the way out', async () => {
    const { pid, ended } = sleeper();
    write('start.lock', { pid, command: commandLine(pid) });
    expect(() => takeLock(dataDir)).toThrow(new RegExp(`already running.*pid ${pid}[^]*W2_DATA_DIR`));
    process.kill(pid, 'SIGKILL');
    await ended;
    takeLock(dataDir)();
  });

  it.each([
    ['a pid that is gone', { pid: nobody, command: 'node ops/start.ts' }],
    ['a pid that belongs to another program now', { pid: process.ppid, command: 'node ops/start.ts' }],
    ['half a file', '{"pid":'],
  ])('is taken over from a crash that left %s', (_what, content) => {
    write('start.lock', content);
    const release = takeLock(dataDir);
    release();
    expect(existsSync(join(dataDir, 'start.lock'))).toBe(false);
  });
});

describe('what a crash left', () => {
  it('is ended when it is the process that was noted', async () => {
    const { pid, ended } = sleeper();
    write('run/worker.json', { pid, command: commandLine(pid) });
    const said: string[] = [];
    await endLeftovers(dataDir, (line) => said.push(line));
    await ended;
    expect(isAlive(pid)).toBe(false);
    expect(said).toEqual([expect.stringContaining('worker')]);
  });

  it('is left alone when another program has its pid now', async () => {
    const { pid, ended } = sleeper();
    write('run/worker.json', { pid, command: 'node workers/main.ts' });
    await endLeftovers(dataDir, () => {});
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await ended;
  });

  it('does not keep Postgres from starting: a stranger with the pid in postmaster.pid is no Postgres', async () => {
    write('postmaster.pid', `${process.pid}\n${dataDir}\n`);
    await clearStaleLock({ program: '', folder: dataDir, user: undefined }, () => {});
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
    expect(isAlive(process.pid)).toBe(true);
  });
});
