/** A Postgres and a Temporal server of this run, as durable as those of `npm start`, in a folder that goes away. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { Supervisor } from '../../ops/stack/children.ts';
import { removeElsewhere } from '../../ops/stack/data-dir.ts';
import { startPostgres } from '../../ops/stack/postgres.ts';
import { startTemporal } from '../../ops/stack/temporal.ts';

export interface Servers {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly folder: string;
  readonly pids: { readonly temporal: number; readonly postgres: number };
  stop(): Promise<void>;
}

export const namespace = 'default';

export async function startServers(say: (line: string) => void): Promise<Servers> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'w2-bench-'));
  // As root, Postgres runs as another user, who must be able to pass through here.
  chmodSync(folder, 0o711);
  const supervisor = new Supervisor({ dataDir: folder, say });
  const stop = async (): Promise<void> => {
    await supervisor.stop('postgres');
    supervisor.killAll();
    await supervisor.stopAll();
    removeElsewhere(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(12).toString('hex');
    const [postgres, temporal] = await Promise.all([
      startPostgres(supervisor, { dataDir: folder, password, say }),
      startTemporal(supervisor, { dataDir: folder, namespace, say }),
    ]);
    await migrate(postgres.databaseUrl);
    return {
      databaseUrl: postgres.databaseUrl,
      temporalAddress: temporal.address,
      folder,
      pids: { temporal: temporal.pid, postgres: postgres.pid },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
