import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** One question that the sandbox took in and decided, whatever became of the answer on its way back. */
export interface LedgerEntry {
  readonly seq: number;
  /** ISO instant, the sandbox's own clock. */
  readonly at: string;
  readonly operation: string;
  /** The asker's reference. */
  readonly reference: string;
  /** Keyed hash of the person number: equal for equal persons, and useless without the key beside the file. */
  readonly person: string;
  /** A code such as `yes` or `none`. */
  readonly answer: string;
  /**
   * What the question changed here; left out by look-ups, which change nothing. `opened` and `closed` are of an interest
   * in a person, `applied` of anything else; with the others nothing changed.
   */
  readonly effect?: 'applied' | 'opened' | 'closed' | 'already' | 'none';
  /** The idempotency key it came with. */
  readonly key?: string;
  /** The fault that spoilt the answer, if one did. */
  readonly fault?: string;
}

export interface Ledger {
  /** Written to the disk before it returns. */
  append(entry: {
    operation: string;
    reference: string;
    insz: string;
    answer: string;
    effect?: NonNullable<LedgerEntry['effect']>;
    key?: string;
    fault?: string;
  }): void;
  /** Whether an interest in this person is open. */
  isOpen(insz: string): boolean;
  /** How many persons an interest is open in. */
  openPersons(): number;
  /** Whether something was applied under this idempotency key, over all runs on this folder. */
  hadEffect(key: string): boolean;
  /** How often this operation was decided for this person, over all runs on this folder. */
  timesAsked(operation: string, insz: string): number;
  /** At most `limit` entries after `seq`, oldest first. */
  read(after: number, limit: number): readonly LedgerEntry[];
  total(): number;
  close(): void;
}

/** Opens `ledger.jsonl` in the folder, made if missing. @throws when the folder cannot be written. */
export function openLedger(dataDir: string): Ledger {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'ledger.jsonl');
  const key = readOrMakeKey(join(dataDir, 'ledger.key'));
  const entries = readWholeLines(file);
  const counts = new Map<string, number>();
  const applied = new Set<string>();
  const open = new Set<string>();
  for (const entry of entries) note(entry);
  const handle = openSync(file, 'a', 0o600);

  function note({ operation, person, key: matter, effect }: LedgerEntry): void {
    const id = `${operation} ${person}`;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (matter !== undefined && effect === 'applied') applied.add(matter);
    if (effect === 'opened') open.add(person);
    if (effect === 'closed') open.delete(person);
  }
  const hash = (insz: string): string => createHmac('sha256', key).update(insz).digest('hex').slice(0, 32);

  return {
    append({ insz, ...rest }) {
      const entry = { seq: entries.length + 1, at: new Date().toISOString(), ...rest, person: hash(insz) };
      writeSync(handle, `${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
      entries.push(entry);
      note(entry);
    },
    timesAsked: (operation, insz) => counts.get(`${operation} ${hash(insz)}`) ?? 0,
    isOpen: (insz) => open.has(hash(insz)),
    openPersons: () => open.size,
    hadEffect: (matter) => applied.has(matter),
    read: (after, limit) => entries.slice(after, after + limit),
    total: () => entries.length,
    close: () => closeSync(handle),
  };
}

/** A crash can leave half a last line; it was never answered, so it is cut off. */
function readWholeLines(file: string): LedgerEntry[] {
  const text = readIfThere(file)?.toString('utf8') ?? '';
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(file, Buffer.byteLength(text.slice(0, end)));
  return text
    .slice(0, end)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LedgerEntry);
}

/** A bare hash of eleven digits is guessed in minutes, hence the key. */
function readOrMakeKey(file: string): Buffer {
  const existing = readIfThere(file);
  if (existing?.length === 32) return existing;
  const key = randomBytes(32);
  writeFileSync(file, key, { mode: 0o600 });
  return key;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
