/**
 * The servers of a test run: one Postgres and one Temporal dev server in a folder that goes away afterwards. Vitest starts
 * this only when a test that needs it runs. Tests get the addresses with `inject('databaseUrl')` and so on.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Supervisor } from '../../ops/stack/children.ts';
import { removeElsewhere } from '../../ops/stack/data-dir.ts';
import { startPostgres } from '../../ops/stack/postgres.ts';
import { startTemporal } from '../../ops/stack/temporal.ts';
import { makeBuild, type Build } from '../../workers/bundle.ts';
import { generatePayloadKey } from '../../codec/codec.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Database `w2` without tables; `freshDatabase` of test/support/database.ts gives one with them. */
    databaseUrl: string;
    temporalAddress: string;
    /** As in W2_PAYLOAD_KEYS. */
    payloadKeys: string;
    /** A folder for files of this run. */
    testDir: string;
    /** The workflows, bundled once for all worlds and stacks of this run. */
    build: Build;
  }
}

interface Servers {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly dataDir: string;
  readonly build: Build;
  stop(): Promise<void>;
}

/** Two projects of one run share the servers. */
let shared: Promise<Servers> | undefined;
let users = 0;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users++;
  shared ??= startServers();
  const servers = await shared;
  project.provide('databaseUrl', servers.databaseUrl);
  project.provide('temporalAddress', servers.temporalAddress);
  project.provide('payloadKeys', generatePayloadKey('test1'));
  project.provide('testDir', servers.dataDir);
  project.provide('build', servers.build);
  return async () => {
    if (--users === 0) await servers.stop();
  };
}

async function startServers(): Promise<Servers> {
  const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'w2-test-'));
  // As root, Postgres runs as another user, who must be able to pass through here.
  chmodSync(dataDir, 0o711);
  const say = (line: string): void => console.log(line);
  const supervisor = new Supervisor({ dataDir, say });
  const stop = async (): Promise<void> => {
    // Postgres in order, because a killed one leaves shared memory behind; Temporal has nothing to lose.
    await supervisor.stop('postgres');
    supervisor.killAll();
    await supervisor.stopAll();
    removeElsewhere(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(12).toString('hex');
    const [postgres, temporal, build] = await Promise.all([
      startPostgres(supervisor, { dataDir, password, say, throwAway: true }),
      startTemporal(supervisor, { dataDir, namespace: 'default', say, throwAway: true }),
      makeBuild(join(dataDir, 'bundles')),
    ]);
    return { databaseUrl: postgres.databaseUrl, temporalAddress: temporal.address, dataDir, build, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
