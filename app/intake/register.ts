import { randomUUID } from 'node:crypto';
import { localDateOf } from '../../domain/calendar/index.ts';
import {
  readRegistrationRow,
  registrationColumns,
  type RegistrationCells,
  type RegistrationReason,
  type RegistrationRow,
  type RegistrationWarning,
} from '../../domain/people/registration-row.ts';
import { effects, register, trajectoryId, type Actor } from '../../domain/trajectory/index.ts';
import { createTrajectory, nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import { pickMediator } from '../../db/queries/staff.ts';
import { openByInsz } from '../../db/queries/counts.ts';
import { readPlaces } from '../../db/queries/municipalities.ts';
import type { NoteRow } from '../../db/queries/notes.ts';
import { each } from '../each.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { readRegistrationList, type RegistrationResult } from './registration-list.ts';
import type { Left, WhichSheet } from './tables/workbook.ts';
import { startRun } from '../runs/start-run.ts';

/** Of a list on several sheets, also on which. */
export interface Line {
  readonly line: number;
  readonly sheet?: string;
}
interface Said {
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

export interface RegistrationReport {
  readonly accepted: readonly (Line & { readonly trajectoryId: string })[];
  /** The same INSZ is in this open trajectory, or in an earlier row of the file that went in. */
  readonly duplicate: readonly (Line & {
    readonly ofTrajectory: string | null;
    readonly ofLine: number | null;
    readonly ofSheet?: string;
  })[];
  readonly refused: readonly (Line & { readonly reasons: readonly Said[] })[];
  /** What must be said of rows that went in. */
  readonly warnings: readonly (Line & Said)[];
  /** What of the file was not read: sheets and rows that are hidden, sheets without a list. */
  readonly left: readonly Left[];
}

/** Registrations that run at once: enough to keep Temporal busy, few enough to leave room for commands. */
const atOnce = 8;

type Registration =
  { readonly ok: true; readonly trajectoryId: string } | { readonly ok: false; readonly duplicateOf: string };

/**
 * Writes the person and the first events in one transaction, then starts the workflow from them. A crash between the
 * two loses nothing: `check` sees a trajectory without a run, `rebuild` starts it.
 */
export async function registerRow(app: App, row: RegistrationRow, by: Actor): Promise<Registration> {
  const now = await app.now();
  const id = trajectoryId(await nextTrajectoryNumber(app.db));
  const today = localDateOf(now);
  const mediatorId = await pickMediator(app.db, row.province, today);
  const context = { now, today, ...(await app.basis()) };
  const { events, state } = register(
    { trajectoryId: id, province: row.province, source: row.source, mediatorId, listedOn: row.registeredOn },
    by,
    context,
  );
  const told = effects(events, state);
  const note = row.remark === '' ? {} : { note: noteOf(id, row.remark, by, now) };
  const begun = { trajectoryId: id, person: row, events, effects: told, epoch: 1, ...note };
  const created = await createTrajectory(app.db, begun);
  if ('duplicateOf' in created) return { ok: false, duplicateOf: created.duplicateOf };
  if (state.phase !== 'none' && !(await startRun(app, { state, epoch: 1, pending: told }))) {
    throw new AppError(
      'trajectory.otherRun',
      `${id} has an open workflow already`,
      'Postgres was restored from an older backup: see the runbook',
      { trajectoryId: id },
    );
  }
  return { ok: true, trajectoryId: id };
}

const noteOf = (trajectoryId: string, text: string, by: Actor, at: NoteRow['at']): NoteRow => ({
  ...{ id: `note-${randomUUID()}`, trajectoryId, text, at },
  ...{ authorRole: by.role, authorId: 'id' in by ? by.id : null },
});

/** One person, with the columns of the lists. */
export async function registerPerson(
  app: App,
  row: Readonly<Record<string, string>>,
  by: Actor,
): Promise<
  | (Registration & { readonly warnings?: readonly RegistrationWarning[] })
  | { readonly ok: false; readonly reasons: readonly RegistrationReason[] }
> {
  const cells = Object.fromEntries(
    registrationColumns.map((column) => [column, row[column] ?? '']),
  ) as RegistrationCells;
  const checked = readRegistrationRow(cells, await rulesOf(app));
  if (!checked.ok) return { ok: false, reasons: checked.reasons };
  return { ...(await registerRow(app, checked.row, by)), warnings: checked.warnings };
}

/** By what a row is judged, now. */
export const rulesOf = async (app: App) => ({
  ...{ today: localDateOf(await app.now()), mode: app.settings.mode },
  places: await readPlaces(app.db),
});

export interface ListOptions {
  readonly sheet?: WhichSheet;
  readonly onProgress?: (done: number, total: number) => void;
}

const keyOf = (line: number, sheet = ''): string => `${line} ${sheet}`;
const first = ({ ofLine, ofSheet }: { readonly ofLine: number; readonly ofSheet?: string }) => ({
  ...{ ofLine, ...(ofSheet === undefined ? {} : { ofSheet }) },
});

/** What the database does not take of one row stops no other; anything else that fails ends the list, which may be given again. */
function notKept(error: unknown): { readonly reasons: readonly Said[] } {
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
  { sheet, onProgress = () => {} }: ListOptions = {},
): Promise<RegistrationReport> {
  const open = await openByInsz(app.db);
  const list = readRegistrationList(bytes, {
    ...(await rulesOf(app)),
    sheet,
    openTrajectory: (insz) => open.get(insz),
  });
  const report = {
    accepted: [] as RegistrationReport['accepted'][number][],
    duplicate: [] as RegistrationReport['duplicate'][number][],
    refused: [] as RegistrationReport['refused'][number][],
    warnings: [] as RegistrationReport['warnings'][number][],
  };
  let done = 0;
  const wentIn = new Set<string>();
  const enter = async (row: RegistrationRow, line: Line, warnings: readonly RegistrationWarning[]): Promise<void> => {
    const registered = await registerRow(app, row, by).catch(notKept);
    if ('reasons' in registered) return void report.refused.push({ ...line, ...registered });
    wentIn.add(keyOf(line.line, line.sheet));
    if (registered.ok) report.accepted.push({ ...line, trajectoryId: registered.trajectoryId });
    else report.duplicate.push({ ...line, ofTrajectory: registered.duplicateOf, ofLine: null });
    if (registered.ok) for (const warning of warnings) report.warnings.push({ ...line, ...warning });
  };
  const take = async (result: RegistrationResult): Promise<void> => {
    const line = { line: result.line, ...(result.sheet === undefined ? {} : { sheet: result.sheet }) };
    if (result.status === 'ok') await enter(result.row, line, result.warnings);
    else if (result.status === 'refused') report.refused.push({ ...line, reasons: result.reasons });
    else if ('ofTrajectory' in result)
      report.duplicate.push({ ...line, ofTrajectory: result.ofTrajectory, ofLine: null });
    else if (wentIn.has(keyOf(result.ofLine, result.ofSheet)))
      report.duplicate.push({ ...line, ofTrajectory: null, ...first(result) });
    else if (result.row) await enter(result.row, line, result.warnings);
    else report.refused.push({ ...line, reasons: result.reasons });
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
    warnings: report.warnings.sort(byLine),
    left: list.left,
  };
}
