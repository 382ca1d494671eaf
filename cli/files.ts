import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { shown } from './table.ts';

const why: Readonly<Record<string, string>> = {
  ENOENT: 'bestaat niet',
  EISDIR: 'is een map',
  ENOTDIR: 'ligt niet in een map',
  EACCES: 'is voor deze gebruiker niet toegankelijk',
  EPERM: 'is voor deze gebruiker niet toegankelijk',
  EROFS: 'ligt op een schijf waarop niet geschreven mag worden',
  ENOSPC: 'past niet meer op de schijf',
};

const useless = (what: string, path: string, error: unknown, hint: string): UsageError => {
  const { code = 'onbekend' } = error as NodeJS.ErrnoException;
  return new UsageError(`${what} ${shown(path)} ${why[code] ?? `is niet bruikbaar (${code})`}; ${hint}`);
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** What stands in a file that somebody named. @throws UsageError when it cannot be read */
export const readGiven = (io: Io, path: string, hint = 'kijk de naam na'): Promise<Uint8Array> =>
  io.readFile(path).catch((error: unknown) => {
    throw useless('het bestand', path, error, hint);
  });

/** @param mode of a new file; left out, as usual here. @throws UsageError when it cannot be written */
export async function writeGiven(path: string, body: string | Uint8Array, mode?: number): Promise<void> {
  await writeFile(path, body, mode === undefined ? {} : { mode }).catch((error: unknown) => {
    const [what, where] = isMissing(error) ? ['de map', dirname(path)] : ['het bestand', path];
    throw useless(what, where, error, 'geef een pad waar geschreven kan worden');
  });
}

/** Makes a folder that somebody named, where it is not there. @throws UsageError when it cannot be */
export async function folderGiven(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw useless('de map', path, error, 'geef een andere map');
  });
}
