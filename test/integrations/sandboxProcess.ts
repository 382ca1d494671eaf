import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LedgerEntry } from '../../integrations/sandbox/ledger.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface RunningSandbox {
  readonly url: string;
  readonly endpoint: string;
  readonly dataDir: string;
  /** Every line on stdout so far. */
  readonly lines: readonly string[];
  readonly setFaults: (plan: unknown) => Promise<Response>;
  readonly clearFaults: () => Promise<Response>;
  readonly exercised: () => Promise<Record<string, number>>;
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** Sends the signal and resolves to the exit code. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<number | null>;
}

/** Starts a sandbox as the process that it is in a demo, on a free port. */
export async function startProcess(
  system: 'ocmw' | 'riziv' | 'employment' | 'repertorium' | 'localOcmw' | 'wholeMagda',
  dataDir = mkdtempSync(join(tmpdir(), `sandbox-${system}-`)),
  more: readonly string[] = [],
): Promise<RunningSandbox> {
  const child = spawn(
    join(root, 'node_modules/.bin/node'),
    [join(root, `integrations/${system}/sandbox/main.ts`), '--port', '0', '--data-dir', dataDir, ...more],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  const { url, endpoint } = await listening(child, lines);
  const json = { 'content-type': 'application/json' };
  return {
    url,
    endpoint,
    dataDir,
    lines,
    setFaults: (plan) => fetch(`${url}/_sandbox/faults`, { method: 'PUT', headers: json, body: JSON.stringify(plan) }),
    clearFaults: () => fetch(`${url}/_sandbox/faults`, { method: 'DELETE' }),
    exercised: async () =>
      ((await getJson(`${url}/_sandbox/faults`)) as { exercised: Record<string, number> }).exercised,
    ledger: async () => ((await getJson(`${url}/_sandbox/ledger`)) as { entries: LedgerEntry[] }).entries,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill(signal);
      return ((await exit) as [number | null])[0];
    },
  };
}

async function getJson(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

function listening(child: ChildProcess, lines: string[]): Promise<{ url: string; endpoint: string }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code} before it listened`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('LISTENING ')) resolve(JSON.parse(line.slice('LISTENING '.length)));
    });
  });
}
