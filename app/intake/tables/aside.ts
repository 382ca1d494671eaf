/** Reads a stranger's file in a process of its own, which is ended when it asks too much: whoever serves others lives on. */
import { askAside, type AsideLimits } from '../../aside.ts';
import { listError, type ListProblem } from './list-error.ts';
import { isWorkbook, maxBytes, readTable, type Table } from './table.ts';
import type { WhichSheet } from './workbook.ts';

/** What the process is asked, and what it says: a table, or why there is none. */
export interface Asked {
  readonly bytes: Uint8Array;
  readonly sheet: WhichSheet;
  readonly limits: Limits;
}
export type Said =
  | { readonly table: Table }
  | { readonly problem: { readonly code: ListProblem; readonly details: Readonly<Record<string, string | number>> } }
  | { readonly broken: string };

/** Of all its memory, not of its heap alone. */
export type Limits = AsideLimits;

/** The largest list that may be taken in, 200,000 rows as a workbook, needs less than 1,200 MB and some 20 seconds. */
const usual: Limits = { megabytes: 1_500, milliseconds: 120_000 };
/** A text of this size is read in the blink of an eye, and nothing in it unpacks. */
const smallText = 500_000;

/** As `readTable`. @throws AppError with a code of `ListProblem`, `list.tooHeavy` when reading it takes more than `limits` */
export async function readTableAside(bytes: Uint8Array, sheet?: WhichSheet, limits: Limits = usual): Promise<Table> {
  if (bytes.length > maxBytes) throw listError('list.tooLarge');
  if (!isWorkbook(bytes) && bytes.length <= smallText) return readTable(bytes, sheet);
  const turn = last.then(() => readIn(limits, { bytes, sheet, limits }));
  last = turn.then(
    () => {},
    () => {},
  );
  const said = await turn;
  if ('table' in said) return said.table;
  if ('problem' in said) throw listError(said.problem.code, { ...said.problem.details });
  throw new Error(`a list could not be read: ${said.broken}`);
}

/** One after another: the limit is that of one file, and so is what a server has to have for it. */
let last: Promise<void> = Promise.resolve();

const entry = new URL('./aside-process.ts', import.meta.url);

async function readIn(limits: Limits, asked: Asked): Promise<Said> {
  const said = await askAside<Said>(entry, asked, limits, { more: ['--allow-worker'] });
  if (!('noAnswer' in said)) return said;
  if (said.noAnswer === 'failed') return { broken: said.error.name };
  return { problem: { code: 'list.tooHeavy', details: {} } };
}
