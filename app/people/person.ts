import { localDateOf } from '../../domain/calendar/index.ts';
import { birthProblem, mayBeSameBirth } from '../../domain/people/birth.ts';
import { inszDigits, parseInsz } from '../../domain/people/insz.ts';
import { isTrajectoryId, phases, type Actor } from '../../domain/trajectory/index.ts';
import { commandSpecs } from '../../domain/trajectory/commands.ts';
import { joinPeople, replaceNumber, type Joined, type NewNumber } from '../../db/one-person.ts';
import { findNamesakes, type Namesakes } from '../../db/queries/namesakes.ts';
import * as queries from '../../db/queries/people.ts';
import type { PersonRow } from '../../db/queries/people.ts';
import { giveCommand } from '../trajectories/command.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

export interface InszToReplace {
  readonly old: string;
  readonly new: string;
  readonly by: Actor;
  /** Of two open trajectories, the one that goes on; left out, the one that is further on. */
  readonly keep?: string;
  /** Two rows that share neither name nor birth date are joined only when somebody says that they are one person. */
  readonly samePerson?: boolean;
  /** Only says what would happen. */
  readonly dryRun?: boolean;
}

/** What became of it, or would: ids only. */
export interface ReplaceReport {
  readonly result: 'alreadyDone' | 'replaced' | 'joined';
  readonly dryRun: boolean;
  /** The open trajectory that goes on; null when none is open. */
  readonly goesOn: string | null;
  /** The trajectory that closed for it. */
  readonly merged: string | null;
  readonly trajectories: readonly string[];
}

/** Each round looks at everything anew: another may have registered or joined the same people meanwhile. */
const mostRounds = 5;

/**
 * A person has another number, or had two. The side store follows; where the new number has a row of its own, the two
 * become one, and of two open trajectories one goes on. Each step may be repeated: stopped half way and given again, it
 * ends the same.
 */
export async function replaceInsz(app: App, request: InszToReplace): Promise<ReplaceReport> {
  if (!(commandSpecs.mergeInto.by as readonly string[]).includes(request.by.role))
    throw wrong('person.notAllowed', { role: request.by.role });
  const { old, next } = await numbersOf(app, request);
  for (let round = 1; round <= mostRounds; round += 1) {
    const person = await queries.personOfInsz(app.db, old);
    if (!person) throw unknownPerson('');
    const report = { dryRun: request.dryRun === true, merged: null, trajectories: await idsOf(app, [person]) };
    if (person.insz === next.insz) return { ...report, result: 'alreadyDone', goesOn: await openOne(app, person) };
    if (person.insz !== old) throw wrong('insz.replacedBefore');
    const other = await queries.personOfInsz(app.db, next.insz);
    if (other && other.id !== person.id) {
      const joined = await join(app, person, other, next, request);
      if (joined) return joined;
    } else {
      const done = request.dryRun ? 'done' : await replaceNumber(app.db, person, next);
      if (done === 'done') return { ...report, result: 'replaced', goesOn: await openOne(app, person) };
    }
  }
  throw wrong('person.changing');
}

async function numbersOf(app: App, request: InszToReplace): Promise<{ old: string; next: NewNumber }> {
  const old = inszDigits(request.old);
  const at = await app.now();
  const today = localDateOf(at);
  const read = parseInsz(request.new, app.settings.mode, today);
  const problem = read.ok && read.birthDate ? birthProblem(read.birthDate, today) : null;
  if (!read.ok) throw wrong('insz.invalid', { reasons: read.reasons.join(', ') });
  if (problem) throw wrong('insz.invalid', { reasons: problem });
  if (old === null) throw wrong('insz.invalid', { reasons: 'insz.length' });
  if (old === read.insz) throw wrong('insz.same');
  return { old, next: { insz: read.insz, birthDate: read.birthDate, at, by: request.by } };
}

/** null: something changed meanwhile, look again. */
async function join(
  app: App,
  person: PersonRow,
  other: PersonRow,
  next: NewNumber,
  { by, keep, samePerson, dryRun = false }: InszToReplace,
): Promise<ReplaceReport | null> {
  if (!samePerson && !alike(person, other)) throw wrong('person.notAlike');
  const open = await queries.openOf(app.db, [person.id, other.id]);
  if (keep !== undefined && !open.some(({ id }) => id === keep)) throw wrong('merge.keepUnknown');
  const [goesOn, closes] = [...open].sort(
    (a, b) => Number(b.id === keep) - Number(a.id === keep) || phases.indexOf(b.phase) - phases.indexOf(a.phase),
  );
  const report: ReplaceReport = {
    result: 'joined',
    dryRun,
    goesOn: goesOn?.id ?? null,
    merged: closes?.id ?? null,
    trajectories: await idsOf(app, [person, other]),
  };
  if (dryRun) return report;
  if (goesOn && closes) await merge(app, closes.id, goesOn.id, by);
  // Without anything open the row of the new number is kept: it is the newer one.
  const kept = goesOn?.personId === person.id ? person.id : other.id;
  const gone = kept === person.id ? other.id : person.id;
  const joined: Joined = await joinPeople(app.db, { keep: kept, gone, numbers: [person.insz, other.insz] }, next);
  return joined === 'done' ? report : null;
}

/** A name or a birth date in common: nobody joins two strangers by a slip of the finger. */
const alike = (a: PersonRow, b: PersonRow): boolean =>
  (a.birthDate !== null && b.birthDate !== null && mayBeSameBirth(a.birthDate, b.birthDate)) ||
  `${a.lastName} ${a.firstName}`.toLowerCase() === `${b.lastName} ${b.firstName}`.toLowerCase();

async function merge(app: App, closes: string, into: string, by: Actor): Promise<void> {
  const given = { trajectoryId: closes, name: 'mergeInto', by, data: { into }, joining: true } as const;
  const result = await giveCommand(app, { ...given, idempotencyKey: `merge-${closes}-${into}` });
  // Closed meanwhile, by whatever: then nothing of it runs beside the other.
  if (!result.ok && result.refusal.refused !== 'trajectory.closed')
    throw wrong('merge.refused', { trajectoryId: closes, code: result.refusal.refused });
}

async function idsOf(app: App, people: readonly PersonRow[]): Promise<string[]> {
  const rows = await Promise.all(people.map(({ id }) => queries.trajectoriesOf(app.db, id)));
  return rows
    .flat()
    .map(({ id }) => id)
    .sort();
}

const openOne = async (app: App, { id }: PersonRow): Promise<string | null> =>
  (await queries.openOf(app.db, [id]))[0]?.id ?? null;

/** Messages carry codes and ids of trajectories only: no number, no name. */
const wrong = (code: string, details: Record<string, string> = {}): AppError =>
  new AppError(code, `the person was not changed: ${code}`, 'w2 person show ID shows what there is', details);

/** A person by an id of a trajectory, or their own. */
export async function foundPerson(app: App, id: string): Promise<PersonRow> {
  const person = await queries.findPerson(app.db, id);
  if (!person) throw unknownPerson(id);
  return person;
}

export const unknownPerson = (id: string): AppError =>
  wrong(isTrajectoryId(id) ? 'trajectory.notFound' : 'person.unknown');

export async function showPerson(app: App, id: string) {
  const person = await foundPerson(app, id);
  return {
    ...person,
    formerInsz: await queries.formerInsz(app.db, person.id),
    trajectories: await queries.trajectoriesOf(app.db, person.id),
  };
}

export const namesakes = (app: App): Promise<Namesakes[]> => findNamesakes(app.db);

/** Takes a person out of the side store, for good. Events and figures stay, with ids only. */
export async function erasePerson(app: App, id: string): Promise<{ readonly personId: string }> {
  const person = await foundPerson(app, id);
  const erased = await queries.eraseClosed(app.db, person.id);
  if (erased !== 'erased') throw wrong('person.open', { trajectoryId: erased.open });
  return { personId: person.id };
}
