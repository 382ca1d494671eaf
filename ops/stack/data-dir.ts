/** The data folder: made on the first start, emptied by `--fresh`. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { whereFile } from './postgres-files.ts';

const marker = '.w2-data';
/** What `--fresh` leaves: the lock it holds itself, the mark, and what was only fetched. */
const kept = new Set([marker, 'start.lock', 'cache']);

/** Makes the folder. Throws when it cannot, or when it holds someone else's files. */
export function openDataDir(dataDir: string): void {
  const isNew = !existsSync(dataDir);
  try {
    // Others may enter but not look around: as root, Postgres runs as another user and its files are in here.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    if (isNew) chmodSync(dataDir, 0o711);
  } catch (error) {
    throw new Error(
      `The data folder ${dataDir} cannot be made (${(error as Error).message}). Set W2_DATA_DIR to another one.`,
    );
  }
  if (existsSync(join(dataDir, marker))) return;
  if (!isNew && readdirSync(dataDir).length > 0) {
    throw new Error(`${dataDir} is not empty and not a data folder of W². Set W2_DATA_DIR to an empty or new folder.`);
  }
  writeFileSync(join(dataDir, marker), 'The data folder of a local W² stack. `npm start -- --fresh` empties it.\n');
}

/** Forgets everything of earlier starts. Only ever called on a folder that bears our mark, and with the lock held. */
export function emptyDataDir(dataDir: string): void {
  if (!existsSync(join(dataDir, marker))) throw new Error(`${dataDir} is not a data folder of W².`);
  removeElsewhere(dataDir);
  for (const name of readdirSync(dataDir))
    if (!kept.has(name)) rmSync(join(dataDir, name), { recursive: true, force: true });
}

/** Postgres' folder outside the data folder, when there had to be one (see postgres-user.ts). */
export function removeElsewhere(dataDir: string): void {
  const elsewhere = existsSync(whereFile(dataDir)) ? readFileSync(whereFile(dataDir), 'utf8').trim() : '';
  // The name is checked because a text file decides what is deleted here.
  if (/^w2-[0-9a-f]{12}$/.test(basename(elsewhere))) rmSync(elsewhere, { recursive: true, force: true });
}
