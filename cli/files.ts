import { mkdir, writeFile } from 'node:fs/promises';
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

const useless = (path: string, error: unknown, hint: string): UsageError => {
  const { code = 'onbekend' } = error as NodeJS.ErrnoException;
  return new UsageError(`het bestand ${shown(path)} ${why[code] ?? `is niet bruikbaar (${code})`}; ${hint}`);
};

/** What stands in a file that somebody named. @throws UsageError when it cannot be read */
export const readGiven = (io: Io, path: string, hint = 'kijk de naam na'): Promise<Uint8Array> =>
  io.readFile(path).catch((error: unknown) => {
    throw useless(path, error, hint);
  });

/** @param mode of a new file; left out, as usual here. @throws UsageError when it cannot be written */
export async function writeGiven(path: string, body: string | Uint8Array, mode?: number): Promise<void> {
  await writeFile(path, body, mode === undefined ? {} : { mode }).catch((error: unknown) => {
    throw useless(path, error, 'geef een pad in een map die er is');
  });
}

/** Makes a folder that somebody named, where it is not there. @throws UsageError when it cannot be */
export async function folderGiven(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw useless(path, error, 'geef een andere map');
  });
}
