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
import { contactColumns } from '../../db/contact.ts';
import * as queries from '../../db/queries/prospects.ts';
import type { ProspectRow } from '../../db/queries/prospects.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import type { RowResult } from './list-rows.ts';
import { readProspectRows, sourceName } from './prospect-list.ts';
import { registerPerson, rulesOf, type Line, type RegistrationReport } from './register.ts';
import { readTable, writeTable } from './tables/table.ts';
import type { WhichSheet } from './tables/workbook.ts';
import { hasNul } from '../text.ts';

export interface ProspectReport {
  /** null of a dry run, and of a list without one good row. */
  readonly listId: string | null;
  readonly accepted: number;
  readonly duplicate: readonly (Line & { readonly of: string })[];
  readonly refused: RegistrationReport['refused'];
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
  readonly sheet?: WhichSheet;
}

/**
 * Takes in a list of non-active people: good rows become people to contact, every other row is named with each of its
 * reasons. The same file twice changes nothing; an import that is killed left nothing.
 * @throws AppError `prospects.listKnown`, or a code of `ListProblem` when the file cannot be read
 */
export async function importProspects(
  app: App,
  { bytes, fileName, source: given, dryRun = false, sheet }: ListGiven,
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
  const table = readTable(bytes, sheet);
  const now = await app.now();
  const today = localDateOf(now);
  const results = readProspectRows(table, { ...(await rulesOf(app)), source });
  const ok = results.filter((one): one is Extract<RowResult, { status: 'ok' }> => one.status === 'ok');
  const known = await queries.knownNumbers(
    app.db,
    ok.map(({ row }) => row.insz),
  );
  const fresh = ok.filter(({ row }) => !known.has(row.insz));
  const notes = new Map<RowResult, string>();
  for (const one of ok) {
    const there = known.get(one.row.insz);
    if (there) notes.set(one, 'trajectoryId' in there ? `traject ${there.trajectoryId}` : `lijst ${there.listId}`);
  }
  for (const one of results)
    if ('ofLine' in one) notes.set(one, `regel ${one.ofLine}${one.ofSheet === undefined ? '' : ` op ${one.ofSheet}`}`);
  const refused = results.flatMap((one) =>
    one.status === 'refused' ? [{ ...lineOf(one), reasons: one.reasons }] : [],
  );
  let listId: string | null = null;
  if (!dryRun && results.length > 0) {
    const name = hasNul(fileName) ? '' : fileName.slice(0, 200);
    const rows = fresh.map(({ line, row }) => ({
      ...{ line, insz: row.insz, ...contactColumns(row), lastOn: today, remark: row.remark },
    }));
    const { list, lost } = await queries.writeList(
      app.db,
      { source, fileName: name, sha256, at: now, duplicate: notes.size, refused: refused.length },
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
    warnings: taken.flatMap((one) => one.warnings.map((warning) => ({ ...lineOf(one), ...warning }))),
    left: table.left,
    errors: bad.length > 0 ? writeTable(table, 'Reden', bad) : null,
  };
}

const lineOf = ({ line, sheet }: Line): Line => ({ line, ...(sheet === undefined ? {} : { sheet }) });

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
  }: { status?: string | undefined; listId?: string | undefined; stale?: boolean; limit?: number },
) {
  const today = localDateOf(await app.now());
  return queries.readProspects(app.db, {
    limit,
    ...(status === undefined ? {} : { status: oneOf('status', status, prospectStatuses) as ProspectStatus }),
    ...(listId === undefined ? {} : { listId: uuid(listId) }),
    ...(stale ? { untouchedSince: addMonths(today, -staleAfterMonths) } : {}),
  });
}

/** @throws AppError `prospect.unknown` */
export async function showProspect(app: App, id: string) {
  const found = await queries.readProspect(app.db, uuid(id));
  if (!found || isErased(found.prospect)) throw unknown();
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
  const done = await queries.withProspect(app.db, uuid(id), async ({ prospect, attempts }, tx) => {
    if (isErased(prospect)) return null;
    const status = afterAttempt(
      { status: prospect.status, registered: prospect.trajectoryId !== null, attempts },
      { on, way, result },
      today,
    );
    if (typeof status === 'object') throw new AppError(status.problem, 'this cannot be noted', 'see the message');
    const by = 'id' in given.by ? given.by.id : given.by.role;
    const lastOn = on > prospect.lastOn ? on : prospect.lastOn;
    await queries.addAttempt(tx, { prospectId: prospect.id, on, way, result, by, note, at: now }, { status, lastOn });
    return { status };
  });
  if (!done) throw unknown();
  return done;
}

/** The person said yes: they are registered as from a list. @throws AppError `prospect.unknown`, `prospect.registered`, `prospect.notInterested` */
export async function registerProspect(app: App, id: string, by: Actor): Promise<{ readonly trajectoryId: string }> {
  const { prospect, source } = await showProspect(app, id);
  if (prospect.trajectoryId !== null) throw new AppError('prospect.registered', 'is registered', 'w2 show', {});
  if (prospect.status !== 'interested')
    throw new AppError('prospect.notInterested', 'the person has not said yes', 'note the attempt first');
  const today = localDateOf(await app.now());
  const registered = await registerPerson(app, cellsOf(prospect, source, today), by);
  if (!registered.ok && 'reasons' in registered)
    throw new AppError('prospect.incomplete', 'the row does not do', 'mend it', {
      columns: [...new Set(registered.reasons.map(({ column }) => column))].join(', '),
    });
  // Somebody registered them meanwhile: that is the trajectory.
  const trajectoryId = registered.ok ? registered.trajectoryId : registered.duplicateOf;
  await queries.prospectRegistered(app.db, prospect.id, trajectoryId);
  return { trajectoryId };
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
const unknown = (): AppError => new AppError('prospect.unknown', 'nobody has this id', 'w2 prospects shows them');
const bad = (field: string): AppError =>
  new AppError('prospects.badFilter', `the ${field} is wrong`, 'mend it', { field, allowed: '' });

function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw unknown();
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
