import { createHash } from 'node:crypto';
import { addMonths, isLocalDate, localDateOf } from '../../domain/calendar/index.ts';
import {
  afterAttempt,
  attemptResults,
  attemptWays,
  prospectSources,
  prospectStatuses,
  staleAfterMonths,
  type AttemptResult,
  type AttemptWay,
  type ProspectSource,
  type ProspectStatus,
} from '../../domain/prospects/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { prospectFacts } from '../../db/contact.ts';
import * as queries from '../../db/queries/prospects.ts';
import type { ProspectRow } from '../../db/queries/prospects.ts';
import { isUuid } from '../../db/uuid.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { besideKnown, lineOf, type Beside } from './beside-known.ts';
import { readProspectRows, sourceName } from './prospect-list.ts';
import { registerPerson, rulesOf, type Line, type RegistrationReport } from './register.ts';
import { readTableAside } from './tables/aside.ts';
import { writeTable } from './tables/table.ts';
import type { WhichSheet } from './tables/workbook.ts';
import { hasNul } from '../text.ts';

export interface ProspectReport {
  /** null of a dry run, and of a list without one good row. */
  readonly listId: string | null;
  readonly accepted: number;
  readonly duplicate: readonly (Line & { readonly of: string })[];
  readonly refused: RegistrationReport['refused'];
  /** Of whom we know, what the list says otherwise: names of fields only. */
  readonly differs: RegistrationReport['differs'];
  readonly warnings: RegistrationReport['warnings'];
  readonly left: RegistrationReport['left'];
  /** The rows that did not go in, in the same kind of file with the reason behind each. */
  readonly errors: Buffer | null;
}

export interface ListGiven {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly source: string;
  readonly dryRun?: boolean;
  /** Left out, the machine that fetched it. */
  readonly by?: Actor;
  readonly sheet?: WhichSheet;
}

/**
 * Takes in a list of non-active people: good rows become people to contact, every other row is named with each of its
 * reasons. The same file twice changes nothing; an import that is killed left nothing.
 * @throws AppError `prospects.listKnown`, or a code of `ListProblem` when the file cannot be read
 */
export async function importProspects(
  app: App,
  { bytes, fileName, source: given, dryRun = false, by = { role: 'system' }, sheet }: ListGiven,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ProspectReport> {
  const source = oneOf('source', given, prospectSources) as ProspectSource;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await queries.listOfFile(app.db, sha256);
  if (before && !dryRun)
    throw new AppError('prospects.listKnown', 'this very file was taken in before', 'nothing to do', {
      listId: before.id,
      on: localDateOf(before.importedAt),
    });
  const table = await readTableAside(bytes, sheet);
  const now = await app.now();
  const today = localDateOf(now);
  const read = readProspectRows(table, { ...(await rulesOf(app)), source });
  const said = {
    by,
    at: now,
    on: today,
    source: hasNul(fileName) ? '' : fileName.slice(0, 200),
    sheet: table.onlySheet,
  };
  const { results, differs } = await besideKnown(app, read, said, dryRun);
  const fresh = results.filter((one) => one.status === 'ok');
  const notes = new Map(
    results.flatMap((one) => (one.status === 'duplicate' ? [[one as Beside, one.of] as const] : [])),
  );
  const refused = results.flatMap((one) =>
    one.status === 'refused' ? [{ ...lineOf(one), reasons: one.reasons }] : [],
  );
  let listId: string | null = null;
  if (!dryRun && results.length > 0) {
    const rows = fresh.map(({ line, row }) => ({
      ...{ line, insz: row.insz, ...prospectFacts(row), lastOn: today, remark: row.remark },
    }));
    const { list, lost } = await queries.writeList(
      app.db,
      { source, fileName: said.source, sha256, at: now, duplicate: notes.size, refused: refused.length },
      rows,
      (done) => onProgress(done, fresh.length),
    );
    listId = list.id;
    for (const one of fresh) if (lost.includes(one.row.insz)) notes.set(one, 'een andere lijst');
  }
  const bad = results.flatMap((one) => {
    const duplicate = notes.get(one);
    const last =
      one.status === 'refused'
        ? one.reasons.map(({ column, message }) => `${column ?? 'Rij'}: ${message}`).join(' ')
        : duplicate && `Staat er al: ${duplicate}.`;
    return last ? [{ cells: one.cells, last }] : [];
  });
  const taken = fresh.filter((one) => !notes.has(one));
  return {
    listId,
    accepted: taken.length,
    duplicate: [...notes].map(([one, of]) => ({ ...lineOf(one), of })).sort((a, b) => a.line - b.line),
    refused,
    differs,
    warnings: taken.flatMap((one) => one.warnings.map((warning) => ({ ...lineOf(one), ...warning }))),
    left: table.left,
    errors: bad.length > 0 ? writeTable(table, 'Reden', bad) : null,
  };
}

export async function listProspectLists(app: App) {
  return { lists: await queries.readLists(app.db) };
}

/** @throws AppError `prospects.badFilter` */
export async function listProspects(
  app: App,
  {
    status,
    listId,
    stale = false,
    limit = 50,
    within,
  }: {
    status?: string | undefined;
    listId?: string | undefined;
    stale?: boolean;
    limit?: number;
    within?: queries.ProspectFilter['within'];
  },
) {
  const today = localDateOf(await app.now());
  return queries.readProspects(app.db, {
    limit,
    within,
    ...(status === undefined ? {} : { status: oneOf('status', status, prospectStatuses) as ProspectStatus }),
    ...(listId === undefined ? {} : { listId: uuid(listId) }),
    ...(stale ? { untouchedSince: addMonths(today, -staleAfterMonths) } : {}),
  });
}

/** @throws AppError `prospect.unknown` */
export async function showProspect(app: App, id: string) {
  const found = await queries.readProspect(app.db, uuid(id));
  if (!found || isErased(found.prospect)) throw unknownProspect();
  return found;
}

export interface NewAttempt {
  readonly way: string;
  readonly result: string;
  readonly on?: string | undefined;
  readonly note?: string | undefined;
  readonly by: Actor;
}

/** Notes a try to contact someone, and what follows from it. @throws AppError `prospect.unknown`, `prospect.…` with the reason */
export async function noteAttempt(
  app: App,
  id: string,
  given: NewAttempt,
): Promise<{ readonly status: ProspectStatus }> {
  const now = await app.now();
  const today = localDateOf(now);
  const way = oneOf('way', given.way, attemptWays) as AttemptWay;
  const result = oneOf('result', given.result, attemptResults) as AttemptResult;
  const on = given.on ?? today;
  const note = given.note?.trim() ?? '';
  if (!isLocalDate(on)) throw bad('on');
  if (note.length > 4000 || hasNul(note)) throw bad('note');
  const done = await queries.withProspect(app.db, uuid(id), async ({ prospect, attempts, importedAt }, tx) => {
    if (isErased(prospect)) return null;
    const status = afterAttempt(
      {
        status: prospect.status,
        registered: prospect.trajectoryId !== null,
        attempts,
        listedOn: localDateOf(importedAt),
      },
      { on, way, result },
      today,
    );
    if (typeof status === 'object') throw new AppError(status.problem, 'this cannot be noted', 'see the message');
    const by = 'id' in given.by ? given.by.id : given.by.role;
    const lastOn = on > prospect.lastOn ? on : prospect.lastOn;
    await queries.addAttempt(tx, { prospectId: prospect.id, on, way, result, by, note, at: now }, { status, lastOn });
    return { status };
  });
  if (!done) throw unknownProspect();
  return done;
}

/** The person said yes: they are registered as from a list. @throws AppError `prospect.unknown`, `prospect.registered`, `prospect.notInterested` */
export async function registerProspect(
  app: App,
  id: string,
  by: Actor,
): Promise<{ readonly trajectoryId: string; readonly reopens: string | null }> {
  const { prospect, source } = await showProspect(app, id);
  if (prospect.trajectoryId !== null) throw new AppError('prospect.registered', 'is registered', 'w2 show', {});
  if (prospect.status !== 'interested')
    throw new AppError('prospect.notInterested', 'the person has not said yes', 'note the attempt first');
  const today = localDateOf(await app.now());
  const registered = await registerPerson(app, cellsOf(prospect, source, today), by);
  if (!registered.ok && 'reasons' in registered) throw notLetIn(registered.reasons);
  // Somebody registered them meanwhile: that is the trajectory.
  const trajectoryId = registered.ok ? registered.trajectoryId : registered.duplicateOf;
  await queries.prospectRegistered(app.db, prospect.id, trajectoryId);
  return { trajectoryId, reopens: registered.ok ? registered.reopens : null };
}

/** What is known of the person says no; else the row itself. */
function notLetIn(
  reasons: readonly {
    readonly column: string;
    readonly code: string;
    readonly details?: Readonly<Record<string, string>>;
  }[],
) {
  const known = reasons.find((one) => one.details !== undefined);
  return known
    ? new AppError(known.code, 'the person is known otherwise', 'see the message', known.details)
    : new AppError('prospect.incomplete', 'the row does not do', 'mend it', {
        columns: [...new Set(reasons.map(({ column }) => column))].join(', '),
      });
}

function cellsOf(row: ProspectRow, source: ProspectSource, today: string): Record<string, string> {
  return {
    Dossiernummer: '',
    INSZ: row.insz,
    Naam: row.lastName,
    Voornaam: row.firstName || '-',
    Geslacht: '',
    Geboortedatum: row.birthDate ?? '',
    Straat: row.street,
    Nummer: row.houseNumber,
    Postcode: row.postcode,
    Gemeente: row.municipality,
    Telefoon: row.phone,
    'E-mail': row.email,
    Taal: row.language,
    Bron: sourceName(source),
    'Datum aanmelding': today,
    Opmerking: row.remark,
  };
}

/** @throws AppError `prospect.unknown`; a registered person is erased as a person, with `w2 person erase` */
export async function eraseProspect(app: App, id: string): Promise<void> {
  const { prospect } = await showProspect(app, id);
  await queries.eraseProspects(app.db, [prospect.id]);
}

const isErased = ({ insz }: ProspectRow): boolean => insz.startsWith('erased:');
export const unknownProspect = (): AppError =>
  new AppError('prospect.unknown', 'nobody has this id', 'w2 prospects shows them');
const bad = (field: string): AppError =>
  new AppError('prospects.badFilter', `the ${field} is wrong`, 'mend it', { field, allowed: '' });

function uuid(text: string): string {
  if (!isUuid(text)) throw unknownProspect();
  return text;
}

function oneOf(field: string, text: string, codes: readonly string[]): string {
  if (!codes.includes(text))
    throw new AppError('prospects.badFilter', `the ${field} is wrong`, 'choose another', {
      field,
      allowed: codes.join(', '),
    });
  return text;
}
