import { malformed, many, one, saidIn, samePerson, Unusable } from '../magda/reading.ts';
import type { AnswerFault } from '../magda/failures.ts';
import type { XmlElement } from '../magda/xml.ts';
import { holds, open, unreadable, type Period } from '../magda/period.ts';
import { readDimonaDate } from './dimonaDate.ts';

interface Contract {
  /** First day; absent where the register says no more than that it was before our time. */
  readonly begin?: string;
  /** Last day; absent while the contract is open-ended. A day in the future is ordinary. */
  readonly end?: string;
  /** KBO number, 10 digits. The register gives no name. */
  readonly employer?: string;
  /** The register did not know the exact begin or end; see `readDimonaDate` for how it is read. */
  readonly approximate?: true;
  /** The register says itself that it could not validate whose declaration this is. */
  readonly unvalidated?: true;
}

export interface EmploymentAnswer {
  /** Some contract runs on the day asked about. */
  readonly employed: boolean;
  /**
   * Earliest begin of the contracts that run that day, where all of them have one. Earlier contracts that join up with it are
   * not counted in.
   */
  readonly since?: string;
  /**
   * `notStated` for every "no": the register says "no contract known" of someone it does not know, too. Also for a "yes"
   * of which no running contract is validated.
   */
  readonly certainty: 'stated' | 'notStated';
  /** Contracts that ran on or after `from`, by begin; cancelled declarations are left out. */
  readonly contracts: readonly Contract[];
}

/** Level 3, 30001: no contract known. */
export const NO_EMPLOYMENT: EmploymentAnswer = { employed: false, certainty: 'notStated', contracts: [] };

/** @throws Unusable */
export function readEmployment(
  content: XmlElement,
  { insz, on, from }: { insz: string; on: string; from: string },
): EmploymentAnswer {
  const found = many(one(content, 'Contracten'), 'Contract');
  if (found.length === 0) malformed();
  const contracts = believed(
    found.map((element) => readContract(element, insz, on)),
    on,
  )
    // The mock returns all contracts whatever the period asked.
    .filter(({ end }) => end === undefined || end >= from)
    .toSorted(({ begin: a = '' }, { begin: b = '' }) => (a < b ? -1 : a > b ? 1 : 0));
  const running = contracts.filter((contract) => runsOn(contract, on));
  const [first] = running;
  if (!first) return { employed: false, certainty: 'notStated', contracts };
  const certainty = running.every(({ unvalidated }) => unvalidated) ? 'notStated' : 'stated';
  return { employed: true, ...(first.begin !== undefined && { since: first.begin }), certainty, contracts };
}

const runsOn = ({ begin = '', end }: Contract, on: string): boolean => begin <= on && (end === undefined || end >= on);

/** One of which nothing can be believed, and the earliest day on which it could have begun, where that is known. */
interface Odd {
  readonly flaw: AnswerFault;
  readonly notBefore: string | undefined;
}

/**
 * The contracts that were read. One with a flaw that may run on that day spoils the answer, but not where a sure one runs
 * that began no later than it can have: whatever it is, the answer is the same.
 * @throws Unusable
 */
function believed(read: readonly (Contract | Odd | undefined)[], on: string): readonly Contract[] {
  const contracts = read.filter((one): one is Contract => one !== undefined && !('flaw' in one));
  const sure = contracts.filter((contract) => !contract.unvalidated && runsOn(contract, on));
  const since = sure.map(({ begin = '' }) => begin).toSorted()[0];
  for (const one of read)
    if (one && 'flaw' in one && (since === undefined || one.notBefore === undefined || one.notBefore < since))
      throw new Unusable(one.flaw);
  return contracts;
}

/**
 * Nothing for a cancelled declaration, which may lack its dates, nor for one with something wrong that surely does not run
 * on the day asked about: a flaw in an old contract must not hide the present one. Of somebody else it is refused, however old.
 * @throws Unusable
 */
function readContract(element: XmlElement, insz: string, on: string): Contract | Odd | undefined {
  const relations = many(element, 'Relatie');
  const workers = relations.flatMap((relation) => many(relation, 'Werknemer'));
  const numbers = saidIn(workers.flatMap((worker) => many(worker, 'INSZ')));
  for (const number of numbers) if (number !== '') samePerson(number, insz);
  const declarations = many(element, 'Aangifte');
  const said = saidIn(declarations.flatMap((declaration) => many(declaration, 'Geannuleerd')));
  if (said.length === 1 && said[0] === '1') return undefined;

  const stated = declarations.flatMap((declaration) => many(declaration, 'PeriodeTijdstip'));
  const begin = readEdge(stated, 'Begin', 'begin');
  const end = readEdge(stated, 'Einde', 'end') ?? { edge: open, exact: true };
  const period: Period = { begin: begin?.edge ?? unreadable, end: end.edge };
  const runs = holds(period, on);
  const [worker] = workers;
  const isTwice = [relations, workers, declarations, stated].some((found) => found.length > 1);
  const flaw =
    ((isTwice || said.length !== 1 || said[0] !== '0') && 'magda.badContent') ||
    // The schema lets the worker be absent, but a contract that names nobody is nobody's.
    ((!worker || numbers.length !== 1 || numbers[0] === '') && 'magda.personMismatch') ||
    (!begin && 'magda.contractWithoutBegin') ||
    ((runs === 'unclear' || period.begin.kind === 'unreadable') && 'magda.badContent');
  if (flaw) {
    if (runs === 'no') return undefined;
    const days = [period.begin, period.end].flatMap((edge) => (edge.kind === 'day' ? [edge.date] : []));
    // With its days the wrong way around either may be the first.
    return { flaw, notBefore: begin?.exact && period.begin.kind === 'day' ? days.toSorted()[0] : undefined };
  }
  const employer = employerOf(relations[0]!);
  return {
    ...(period.begin.kind === 'day' && { begin: period.begin.date }),
    ...(period.end.kind === 'day' && { end: period.end.date }),
    ...(employer !== undefined && { employer }),
    ...(isUnvalidated(worker!) && { unvalidated: true }),
    ...(!(begin!.exact && end.exact) && { approximate: true }),
  };
}

/** An edge without its date is as good as none: for an end that means open-ended, as it does when `Einde` is absent. */
function readEdge(periods: readonly XmlElement[], name: 'Begin' | 'Einde', side: 'begin' | 'end') {
  const edges = periods.flatMap((period) => many(period, name)).flatMap((edge) => many(edge, 'Datum'));
  const read = saidIn(edges).map((text) => readDimonaDate(text, side));
  return read.length > 1 ? latest(read) : read[0];
}

/** Said twice, it is taken to last as long as it may: what ended by every word of it has ended. */
function latest(read: readonly ReturnType<typeof readDimonaDate>[]): ReturnType<typeof readDimonaDate> {
  const days = read.flatMap(({ edge }) => (edge.kind === 'day' ? [edge.date] : [])).toSorted();
  return days.length === read.length
    ? { edge: { kind: 'day', date: days.at(-1)! }, exact: false }
    : { edge: unreadable, exact: false };
}

/** Its KBO number; what stands there and is no such number says nothing. */
function employerOf(relation: XmlElement): string | undefined {
  const numbers = many(relation, 'Werkgever').flatMap((employer) => many(employer, 'Ondernemingsnummer'));
  const [number = '', second] = saidIn(numbers);
  return second === undefined && /^\d{10}$/.test(number) ? number : undefined;
}

const isUnvalidated = (worker: XmlElement): boolean =>
  saidIn(many(worker, 'IdentificatiePersoonGevalideerd')).includes('0');
