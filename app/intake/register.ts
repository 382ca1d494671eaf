import { localDateOf } from '../../domain/calendar/index.ts';
import {
  readRegistrationRow,
  registrationColumns,
  type RegistrationCells,
  type RegistrationReason,
  type RegistrationRow,
} from '../../domain/people/registration-row.ts';
import { effects, register, trajectoryId, type Actor } from '../../domain/trajectory/index.ts';
import { createTrajectory, nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import { pickMediator } from '../../db/queries/staff.ts';
import { openByInsz } from '../../db/queries/counts.ts';
import { each } from '../each.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { readRegistrationList } from './registration-list.ts';
import { startRun } from '../runs/start-run.ts';

export interface RegistrationReport {
  readonly accepted: readonly { readonly line: number; readonly trajectoryId: string }[];
  /** The same INSZ is in this open trajectory, or stands earlier in the file. */
  readonly duplicate: readonly {
    readonly line: number;
    readonly ofTrajectory: string | null;
    readonly ofLine: number | null;
  }[];
  readonly refused: readonly {
    readonly line: number;
    readonly reasons: readonly { readonly column: string | null; readonly code: string; readonly message: string }[];
  }[];
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
  const created = await createTrajectory(app.db, { trajectoryId: id, person: row, events, effects: told, epoch: 1 });
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

/** One person, with the columns of the lists. */
export async function registerPerson(
  app: App,
  row: Readonly<Record<string, string>>,
  by: Actor,
): Promise<Registration | { readonly ok: false; readonly reasons: readonly RegistrationReason[] }> {
  const cells = Object.fromEntries(
    registrationColumns.map((column) => [column, row[column] ?? '']),
  ) as RegistrationCells;
  const checked = readRegistrationRow(cells, { today: localDateOf(await app.now()), mode: app.settings.mode });
  return checked.ok ? registerRow(app, checked.row, by) : { ok: false, reasons: checked.reasons };
}

/** A whole list: good rows go in, every bad one is named with each of its reasons. Running it twice changes nothing. */
export async function registerList(
  app: App,
  bytes: Uint8Array,
  by: Actor,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<RegistrationReport> {
  const open = await openByInsz(app.db);
  const list = readRegistrationList(bytes, {
    today: localDateOf(await app.now()),
    mode: app.settings.mode,
    openTrajectory: (insz) => open.get(insz),
  });
  const report = {
    accepted: [] as { line: number; trajectoryId: string }[],
    duplicate: [] as RegistrationReport['duplicate'][number][],
    refused: [] as RegistrationReport['refused'][number][],
  };
  let done = 0;
  await each(list.rows, atOnce, async (row) => {
    if (row.status === 'refused') report.refused.push({ line: row.line, reasons: row.reasons });
    else if (row.status === 'duplicate')
      report.duplicate.push({
        line: row.line,
        ofTrajectory: 'ofTrajectory' in row ? row.ofTrajectory : null,
        ofLine: 'ofLine' in row ? row.ofLine : null,
      });
    else {
      const registered = await registerRow(app, row.row, by);
      if (registered.ok) report.accepted.push({ line: row.line, trajectoryId: registered.trajectoryId });
      else report.duplicate.push({ line: row.line, ofTrajectory: registered.duplicateOf, ofLine: null });
    }
    onProgress((done += 1), list.rows.length);
  });
  const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
  return {
    accepted: report.accepted.sort(byLine),
    duplicate: report.duplicate.sort(byLine),
    refused: report.refused.sort(byLine),
  };
}
