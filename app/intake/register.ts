import { localDateOf } from '../../domain/calendar/index.ts';
import {
  readRegistrationRow,
  registrationColumns,
  type RegistrationCells,
  type RegistrationReason,
  type RegistrationRow,
  type RegistrationWarning,
} from '../../domain/people/registration-row.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { createTrajectory, tryTrajectory } from '../../db/create-trajectory.ts';
import type { Differs } from '../../domain/people/match.ts';
import type { Origin } from '../../db/queries/person-changes.ts';
import { openByInsz } from '../../db/queries/counts.ts';
import { readPlaces } from '../../db/queries/municipalities.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { hasNul } from '../text.ts';
import { beginning, reopensOf, startBegun, type Begun } from './begin.ts';
import { entryReason, type EntryReason } from './entry-reasons.ts';
import { readTableAside } from './tables/aside.ts';
import { registrationListOf, type RegistrationResult } from './registration-list.ts';
import type { Left, WhichSheet } from './tables/workbook.ts';

/** Of a list on several sheets, also on which. */
export interface Line {
  readonly line: number;
  readonly sheet?: string;
}

/** What a line says otherwise than we know it: names of fields only, the values wait in the side store. */
export interface LineDiffers extends Differs, Line {
  readonly trajectoryId: string | null;
}

export interface Reason {
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

export interface RegistrationReport {
  readonly accepted: readonly (Line & {
    readonly trajectoryId: string;
    /** Somebody comes back: the trajectory it goes on from. */
    readonly reopens: string | null;
  })[];
  /** The same INSZ is in this open trajectory, or in an earlier row of the file that went in. */
  readonly duplicate: readonly (Line & {
    readonly ofTrajectory: string | null;
    readonly ofLine: number | null;
    readonly ofSheet?: string;
  })[];
  readonly refused: readonly (Line & { readonly reasons: readonly Reason[] })[];
  readonly differs: readonly LineDiffers[];
  /** What must be said of rows that went in. */
  readonly warnings: readonly (Line & Reason)[];
  /** What of the file was not read: sheets and rows that are hidden, sheets without a list. */
  readonly left: readonly Left[];
}

/** Registrations that run at once: enough to keep Temporal busy, few enough to leave room for commands. */
const atOnce = 8;

type Registration = { readonly differs: Differs } & (
  | { readonly ok: true; readonly trajectoryId: string; readonly reopens: string | null }
  | { readonly ok: false; readonly duplicateOf: string }
  | { readonly ok: false; readonly reasons: readonly EntryReason[] }
);

/**
 * Writes the person and the first events in one transaction, then starts the workflow from them. A crash between the
 * two loses nothing: `check` sees a trajectory without a run, `rebuild` starts it.
 */
export async function registerRow(
  app: App,
  row: RegistrationRow,
  by: Actor,
  origin: Origin = { source: '', line: null },
  dryRun = false,
): Promise<Registration> {
  const now = await app.now();
  const today = localDateOf(now);
  let begun: Begun | null = null;
  const decide = beginning(
    {
      ...{ by, now, today, ...(await app.basis()) },
      ...{ because: 'personReturns', source: row.source, listedOn: row.registeredOn },
      ...(row.remark === '' ? {} : { note: row.remark.slice(0, longestNote) }),
    },
    (one) => (begun = one),
  );
  const said = { ...origin, by, at: now, on: today };
  const create = dryRun ? tryTrajectory : createTrajectory;
  const created = await create(app.db, { person: row, epoch: 1 }, said, decide);
  const { differs } = created;
  if ('duplicateOf' in created) return { ok: false, duplicateOf: created.duplicateOf, differs };
  if ('refused' in created) return { ok: false, reasons: [entryReason(created.refused)], differs };
  const { trajectoryId } = created;
  const reopens = dryRun ? reopensOf(begun) : await startBegun(app, trajectoryId, begun);
  return { ok: true, trajectoryId, reopens, differs };
}

/** As long as the side store takes a text. */
const longestNote = 4000;

type Unreadable = { readonly ok: false; readonly reasons: readonly RegistrationReason[] };

/**
 * One person, with the columns of the lists.
 * @param dryRun says what would become of it, and keeps nothing; the number of a trajectory stays unused then
 */
export async function registerPerson(
  app: App,
  row: Readonly<Record<string, string>>,
  by: Actor,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<(Registration & { readonly warnings?: readonly RegistrationWarning[] }) | Unreadable> {
  const cells = Object.fromEntries(
    registrationColumns.map((column) => [column, row[column] ?? '']),
  ) as RegistrationCells;
  const checked = readRegistrationRow(cells, await rulesOf(app));
  if (!checked.ok) return { ok: false, reasons: checked.reasons };
  return { ...(await registerRow(app, checked.row, by, undefined, dryRun)), warnings: checked.warnings };
}

/** By what a row is judged, now. */
export const rulesOf = async (app: App) => ({
  ...{ today: localDateOf(await app.now()), mode: app.settings.mode },
  places: await readPlaces(app.db),
});

export interface ListOptions {
  readonly sheet?: WhichSheet;
  readonly onProgress?: (done: number, total: number) => void;
  /** Where what the list says comes from. */
  readonly fileName?: string;
  /** Says what would become of each row, and keeps nothing; the numbers in the report stay unused. */
  readonly dryRun?: boolean;
}

const keyOf = (line: number, sheet = ''): string => `${line} ${sheet}`;
interface First {
  readonly ofLine: number;
  readonly ofSheet?: string;
}
const firstOf = ({ ofLine, ofSheet }: First): First => ({
  ...{ ofLine, ...(ofSheet === undefined ? {} : { ofSheet }) },
});

/** What the database does not take of one row stops no other; anything else that fails ends the list, which may be given again. */
function notKept(error: unknown): { readonly reasons: readonly Reason[] } {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  if (!/^2[23]/.test(String(code))) throw error;
  const message = 'De rij kon niet bewaard worden. Kijk alle velden na en bied de rij opnieuw aan.';
  return { reasons: [{ column: null, code: 'row.notKept', message }] };
}

/** A whole list: good rows go in, every bad one is named with each of its reasons. Running it twice changes nothing. */
export async function registerList(
  app: App,
  bytes: Uint8Array,
  by: Actor,
  { sheet, onProgress = () => {}, fileName = '', dryRun = false }: ListOptions = {},
): Promise<RegistrationReport> {
  const open = await openByInsz(app.db);
  const list = registrationListOf(await readTableAside(bytes, sheet), {
    ...(await rulesOf(app)),
    openTrajectory: (insz) => open.get(insz),
  });
  const report = {
    accepted: [] as RegistrationReport['accepted'][number][],
    duplicate: [] as RegistrationReport['duplicate'][number][],
    refused: [] as RegistrationReport['refused'][number][],
    differs: [] as LineDiffers[],
    warnings: [] as RegistrationReport['warnings'][number][],
  };
  const source = hasNul(fileName) ? '' : fileName.slice(0, 200);
  let done = 0;
  const wentIn = new Set<string>();
  const enter = async (
    row: RegistrationRow,
    line: Line,
    { warnings = [], first }: { warnings?: readonly RegistrationWarning[]; first?: First } = {},
  ): Promise<void> => {
    const said = await registerRow(app, row, by, { source, sheet: list.onlySheet, ...line }, dryRun).catch(notKept);
    if ('differs' in said && (said.differs.fields.length > 0 || said.differs.filled.length > 0))
      report.differs.push({ ...line, trajectoryId: idOf(said), ...said.differs });
    if ('reasons' in said) {
      const reasons = said.reasons.map(({ column, code, message }) => ({ column, code, message }));
      return void report.refused.push({ ...line, reasons });
    }
    wentIn.add(keyOf(line.line, line.sheet));
    // Of a dry run the first row of the person left nothing that this one would meet.
    if ((dryRun && first !== undefined) || !said.ok) {
      const ofTrajectory = first !== undefined || said.ok ? null : said.duplicateOf;
      report.duplicate.push({ ...line, ofTrajectory, ofLine: null, ...first });
    } else {
      report.accepted.push({ ...line, trajectoryId: said.trajectoryId, reopens: said.reopens });
      for (const warning of warnings) report.warnings.push({ ...line, ...warning });
    }
  };
  const take = async (result: RegistrationResult): Promise<void> => {
    const line = { line: result.line, ...(result.sheet === undefined ? {} : { sheet: result.sheet }) };
    if (result.status === 'ok') await enter(result.row, line, result);
    else if (result.status === 'refused') report.refused.push({ ...line, reasons: result.reasons });
    else if ('ofTrajectory' in result) {
      // What it says of somebody who is in is matched as well, where it can be read.
      if (result.row) await enter(result.row, line);
      else report.duplicate.push({ ...line, ofTrajectory: result.ofTrajectory, ofLine: null });
    } else {
      const first = wentIn.has(keyOf(result.ofLine, result.ofSheet)) ? firstOf(result) : undefined;
      if (result.row) await enter(result.row, line, { warnings: result.warnings, ...(first && { first }) });
      else if (first) report.duplicate.push({ ...line, ofTrajectory: null, ...first });
      else report.refused.push({ ...line, reasons: result.reasons });
    }
    onProgress((done += 1), list.rows.length);
  };
  // Whoever stands there again is looked at once it is known whether their first row went in.
  await each(
    list.rows.filter((row) => !('ofLine' in row)),
    atOnce,
    take,
  );
  for (const row of list.rows) if ('ofLine' in row) await take(row);
  const byLine = (a: Line, b: Line) => a.line - b.line;
  return {
    accepted: report.accepted.sort(byLine),
    duplicate: report.duplicate.sort(byLine),
    refused: report.refused.sort(byLine),
    differs: report.differs.sort(byLine),
    warnings: report.warnings.sort(byLine),
    left: list.left,
  };
}

const idOf = (said: Registration): string | null =>
  said.ok ? said.trajectoryId : 'duplicateOf' in said ? said.duplicateOf : null;
