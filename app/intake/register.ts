import { localDateOf } from '../../domain/calendar/index.ts';
import {
  readRegistrationRow,
  registrationColumns,
  type RegistrationCells,
  type RegistrationReason,
  type RegistrationRow,
} from '../../domain/people/registration-row.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { createTrajectory } from '../../db/create-trajectory.ts';
import type { Differs } from '../../domain/people/match.ts';
import type { Origin } from '../../db/queries/person-changes.ts';
import { openByInsz } from '../../db/queries/counts.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { hasNul } from '../text.ts';
import { beginning, startBegun, type Begun } from './begin.ts';
import { entryReason, type EntryReason } from './entry-reasons.ts';
import { readRegistrationList, type RegistrationResult } from './registration-list.ts';

/** What a line says otherwise than we know it: names of fields only, the values wait in the side store. */
export interface LineDiffers extends Differs {
  readonly line: number;
  readonly trajectoryId: string | null;
}

export interface RegistrationReport {
  readonly accepted: readonly {
    readonly line: number;
    readonly trajectoryId: string;
    /** Somebody comes back: the trajectory it goes on from. */
    readonly reopens: string | null;
  }[];
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
  readonly differs: readonly LineDiffers[];
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
  const created = await createTrajectory(app.db, { person: row, epoch: 1 }, said, decide);
  const { differs } = created;
  if ('duplicateOf' in created) return { ok: false, duplicateOf: created.duplicateOf, differs };
  if ('refused' in created) return { ok: false, reasons: [entryReason(created.refused)], differs };
  const { trajectoryId } = created;
  return { ok: true, trajectoryId, reopens: await startBegun(app, trajectoryId, begun), differs };
}

/** As long as the side store takes a text. */
const longestNote = 4000;

type Unreadable = { readonly ok: false; readonly reasons: readonly RegistrationReason[] };

/** One person, with the columns of the lists. */
export async function registerPerson(
  app: App,
  row: Readonly<Record<string, string>>,
  by: Actor,
): Promise<Registration | Unreadable> {
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
  fileName = '',
): Promise<RegistrationReport> {
  const open = await openByInsz(app.db);
  const list = readRegistrationList(bytes, {
    today: localDateOf(await app.now()),
    mode: app.settings.mode,
    openTrajectory: (insz) => open.get(insz),
  });
  const report = {
    accepted: [] as RegistrationReport['accepted'][number][],
    duplicate: [] as RegistrationReport['duplicate'][number][],
    refused: [] as RegistrationReport['refused'][number][],
    differs: [] as LineDiffers[],
  };
  const source = hasNul(fileName) ? '' : fileName.slice(0, 200);
  let done = 0;
  const take = async (row: RegistrationResult): Promise<void> => {
    const { line } = row;
    const said = 'row' in row && row.row ? await registerRow(app, row.row, by, { source, line }) : null;
    if (said?.ok) report.accepted.push({ line, trajectoryId: said.trajectoryId, reopens: said.reopens });
    else if (row.status === 'refused') report.refused.push({ line, reasons: row.reasons });
    else if (said && 'reasons' in said)
      report.refused.push({
        line,
        reasons: said.reasons.map(({ column, code, message }) => ({ column, code, message })),
      });
    else {
      const ofLine = 'ofLine' in row ? row.ofLine : null;
      const listed = 'ofTrajectory' in row ? row.ofTrajectory : null;
      report.duplicate.push({ line, ofLine, ofTrajectory: ofLine === null ? (said?.duplicateOf ?? listed) : null });
    }
    if (said && (said.differs.fields.length > 0 || said.differs.filled.length > 0))
      report.differs.push({ line, trajectoryId: idOf(said), ...said.differs });
    onProgress((done += 1), list.rows.length);
  };
  // Whoever stands there again is looked at once their first row is in.
  await each(
    list.rows.filter((row) => !('ofLine' in row)),
    atOnce,
    take,
  );
  for (const row of list.rows) if ('ofLine' in row) await take(row);
  const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
  return {
    accepted: report.accepted.sort(byLine),
    duplicate: report.duplicate.sort(byLine),
    refused: report.refused.sort(byLine),
    differs: report.differs.sort(byLine),
  };
}

const idOf = (said: Registration): string | null =>
  said.ok ? said.trajectoryId : 'duplicateOf' in said ? said.duplicateOf : null;
