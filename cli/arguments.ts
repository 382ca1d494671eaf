import { isLocalDate, type LocalDate } from '../domain/calendar/index.ts';
import { isTrajectoryId, trajectoryId, type Actor } from '../domain/trajectory/index.ts';
import { UsageError } from './exit.ts';

/** `T-000123`, `t-123` or `123`. @throws UsageError */
export function readId(text: string): string {
  const [, digits] = /^(?:[Tt]-)?(\d{1,9})$/.exec(text.trim()) ?? [];
  const id = digits ? trajectoryId(Number(digits)) : '';
  if (!isTrajectoryId(id))
    throw new UsageError(`"${text.slice(0, 40)}" is geen traject; schrijf bijvoorbeeld T-000123 (w2 list toont ze)`);
  return id;
}

/** One of the words a command knows, in whatever case. @throws UsageError naming them all */
export function readOneOf<C extends string>(what: string, text: string, codes: readonly C[]): C {
  const found = codes.find((code) => code.toLowerCase() === text.trim().toLowerCase());
  if (!found) throw new UsageError(`${what}: "${text.slice(0, 40)}" bestaat niet; kies uit ${codes.join(', ')}`);
  return found;
}

export function readLimit(text: string): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1)
    throw new UsageError(`--limit: "${text.slice(0, 40)}" is geen aantal; schrijf een getal van 1 tot 9999`);
  return limit;
}

const roles = [
  'mediator',
  'groupWorker',
  'jobCoach',
  'teamLead',
  'programmeCoordinator',
  'partnerCoordinator',
  'jobseeker',
  'operator',
  'system',
] as const;

/** `mediator:M-12`; `system` takes no id. @throws UsageError */
export function readActor(text: string): Actor {
  const [role, id = ''] = text.split(':', 2);
  const known = readOneOf('--as', role ?? '', roles);
  if (known === 'system') return { role: known };
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id))
    throw new UsageError(`--as: schrijf ${known}:KENMERK, bijvoorbeeld ${known}:M-12`);
  return { role: known, id };
}

/** A number in a list that was shown, from 1. @throws UsageError */
export function readNumber(what: string, text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new UsageError(`${what}: "${text.slice(0, 40)}" is geen nummer; schrijf 1, 2, 3 …`);
  return Number(text);
}

/**
 * A day as JJJJ-MM-DD. As it is written here otherwise, `29/02/2031`, the error says how it is meant, where there is such a day.
 * @throws UsageError
 */
export function readDay(what: string, text: string): LocalDate {
  const given = text.trim();
  if (isLocalDate(given)) return given;
  const said = what === '' ? '' : `${what}: `;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given) ?? [];
  const meant = year === '' ? given : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== '' && isLocalDate(meant))
    throw new UsageError(`${said}"${given}" is geen dag; schrijf JJJJ-MM-DD, dus ${meant}`);
  if (/^\d{4}-\d\d-\d\d$/.test(meant))
    throw new UsageError(`${said}"${given}" is geen dag; schrijf JJJJ-MM-DD: ${meant} bestaat niet`);
  throw new UsageError(`${said}"${given.slice(0, 20)}" is geen dag; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-02`);
}

/** As long as the side store takes. */
const longestNote = 4000;

/** @throws UsageError */
export function readNote(note: string): string {
  if (note.trim() === '' || note.length > longestNote) throw new UsageError(`--note heeft 1 tot ${longestNote} tekens`);
  return note;
}

/** The object behind `--data`. @throws UsageError that says where it stops being JSON */
export function readData(text: string): Readonly<Record<string, unknown>> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `--data is geen leesbare JSON: ${whereIn(text, error)}; schrijf bijvoorbeeld --data '{"on":"2026-03-04"}'`,
    );
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new UsageError(`--data moet een object zijn, zoals '{"on":"2026-03-04"}'`);
  }
  return data as Record<string, unknown>;
}

/** One token of JSON, with the space before it. */
const token =
  /\s*(?:[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|$)/uy;

/** The engine names the place of some mistakes only; the first thing that is no token at all is found here. */
function whereIn(text: string, error: unknown): string {
  if (text.trim() === '') return 'er staat niets';
  const message = error instanceof Error ? error.message : '';
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? firstStranger(text) ?? NaN);
  const wrong = text[position];
  if (wrong !== undefined) return `bij teken ${position + 1} (${JSON.stringify(wrong)})`;
  const unexpected = /Unexpected token '(.)'/u.exec(message)?.[1];
  return unexpected
    ? `het teken ${JSON.stringify(unexpected)} staat op een verkeerde plaats`
    : 'het houdt te vroeg op, na het laatste teken';
}

function firstStranger(text: string): number | undefined {
  for (token.lastIndex = 0; token.lastIndex < text.length;) {
    const from = token.lastIndex;
    if (!token.test(text)) return from + (/\S/.exec(text.slice(from))?.index ?? 0);
  }
  return undefined;
}
