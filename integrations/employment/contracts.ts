import { malformed, many, one, optional, optionalText, samePerson, textOf, Unusable } from '../magda/reading.ts';
import type { XmlElement } from '../magda/xml.ts';
import { holds, open, unreadable, type Period } from '../magda/period.ts';
import { readDimonaDate } from './dimonaDate.ts';

export interface Contract {
  /** First day. */
  readonly begin: string;
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
  /** Earliest begin of the contracts that run that day. Earlier contracts that join up with it are not counted in. */
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
  const contracts = found
    .map((element) => readContract(element, insz, on))
    .filter((contract) => contract !== undefined)
    // The mock returns all contracts whatever the period asked.
    .filter(({ end }) => end === undefined || end >= from)
    .toSorted((a, b) => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0));
  const running = contracts.filter(({ begin, end }) => begin <= on && (end === undefined || end >= on));
  const [first] = running;
  if (!first) return { employed: false, certainty: 'notStated', contracts };
  const certainty = running.every(({ unvalidated }) => unvalidated) ? 'notStated' : 'stated';
  return { employed: true, since: first.begin, certainty, contracts };
}

/**
 * Nothing for a cancelled declaration, which may lack its dates, nor for one with something wrong that surely does not run
 * on the day asked about: a flaw in an old contract must not hide the present one.
 */
function readContract(element: XmlElement, insz: string, on: string): Contract | undefined {
  const relation = optional(element, 'Relatie');
  const worker = relation && optional(relation, 'Werknemer');
  if (worker) samePerson(textOf(worker, 'INSZ'), insz);
  const declaration = one(element, 'Aangifte');
  const cancelled = textOf(declaration, 'Geannuleerd');
  if (cancelled === '1') return undefined;

  const stated = optional(declaration, 'PeriodeTijdstip');
  const begin = readEdge(stated, 'Begin', 'begin');
  const end = readEdge(stated, 'Einde', 'end') ?? { edge: open, exact: true };
  const period: Period = { begin: begin?.edge ?? unreadable, end: end.edge };
  const employer = readEmployer(relation);
  const runs = holds(period, on);
  const flaw =
    (cancelled !== '0' && 'magda.badContent') ||
    // The schema lets the worker be absent, but a contract that names nobody is nobody's.
    (!worker && 'magda.personMismatch') ||
    (!begin && 'magda.contractWithoutBegin') ||
    ((runs === 'unclear' || period.begin.kind === 'unreadable') && 'magda.badContent') ||
    (employer === null && 'magda.badContent');
  if (flaw) {
    if (runs === 'no') return undefined;
    throw new Unusable(flaw);
  }
  return {
    begin: period.begin.kind === 'day' ? period.begin.date : longAgo,
    ...(period.end.kind === 'day' && { end: period.end.date }),
    ...(employer && { employer }),
    ...(optionalText(worker!, 'IdentificatiePersoonGevalideerd') === '0' && { unvalidated: true }),
    ...(!(begin!.exact && end.exact) && { approximate: true }),
  };
}

/** The first day of a contract of which the register says no more than that it began before. */
const longAgo = '1900-01-01';

/** An edge without its date is as good as none: for an end that means open-ended, as it does when `Einde` is absent. */
function readEdge(period: XmlElement | undefined, name: 'Begin' | 'Einde', side: 'begin' | 'end') {
  const element = period && optional(period, name);
  const text = element && optionalText(element, 'Datum');
  return text === undefined ? undefined : readDimonaDate(text, side);
}

/** null: what stands there is no such number. */
function readEmployer(relation: XmlElement | undefined): string | null | undefined {
  const employer = relation && optional(relation, 'Werkgever');
  const number = employer && optionalText(employer, 'Ondernemingsnummer');
  return number === undefined || /^\d{10}$/.test(number) ? number : null;
}
