/**
 * Postgres refuses to run as root. Then it runs as the user `postgres`, who must be able to enter the folders of its
 * programs and its data. Root's own home is closed to others (0700), and a clone there is common: so what cannot be
 * reached is put in a folder that can.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const names = process.platform === 'darwin' ? ['_postgres', 'postgres', 'nobody'] : ['postgres', 'nobody'];

/** The user to run as; undefined when we are not root and simply run as ourselves. */
export function postgresUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  let user = lookUp(names[0] ?? '');
  if (!user && process.platform === 'linux') {
    const shell = '/usr/sbin/nologin';
    // Debian and Red Hat have the first, BusyBox the second.
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', shell, 'postgres'], { stdio: 'ignore' });
    if (!lookUp('postgres'))
      spawnSync('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'postgres'], { stdio: 'ignore' });
  }
  for (const name of names) user ??= lookUp(name);
  if (user) return user;
  throw new Error(
    'Postgres cannot run as root, and there is no user "postgres" and none could be made.\n' +
      'Run this as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** Where the user may have files of its own for this data folder: within it when it can be entered, else elsewhere. */
export function placeFor(user: User | undefined, dataDir: string): { home: string; moved: boolean } {
  if (!user || canEnter(user, dataDir)) return { home: dataDir, moved: false };
  const name = `w2-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  for (const parent of ['/var/lib', tmpdir()]) {
    const home = join(parent, name);
    try {
      mkdirSync(home, { recursive: true, mode: 0o711 });
      chownSync(home, 0, 0);
      chmodSync(home, 0o711);
    } catch {
      continue;
    }
    if (canEnter(user, home)) return { home, moved: true };
  }
  throw new Error(
    `Postgres cannot run as root, and its user "${user.name}" cannot enter ${dataDir}.\n` +
      'Set W2_DATA_DIR to a folder that others may enter, run this as an ordinary user, or set DATABASE_URL.',
  );
}

/** The programs' folder as that user can reach it: the package itself, or a copy in `home` (60 MB, made once). */
export function reachablePrograms(user: User | undefined, native: string, home: string, version: string): string {
  if (!user || canEnter(user, join(native, 'bin'))) return native;
  const copy = join(home, `postgres-${version}`);
  if (!existsSync(copy)) {
    const half = join(dirname(copy), `.${basename(copy)}.${process.pid}`);
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  if (canEnter(user, join(copy, 'bin'))) return copy;
  rmSync(copy, { recursive: true, force: true });
  throw new Error(
    `Postgres cannot run as root, and its user "${user.name}" can reach neither ${native} nor ${home}.\n` +
      'Set W2_DATA_DIR to a folder that others may enter, run this as an ordinary user, or set DATABASE_URL.',
  );
}

/** Asked by trying: rights may come from modes, access lists or a mount. */
function canEnter({ uid, gid }: User, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function lookUp(name: string): User | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid };
}
