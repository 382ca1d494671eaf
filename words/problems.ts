import { detailText } from './details.ts';
import type { Lang } from './lang.ts';
import { problemWords } from './problem-words.ts';
import { refusedText } from './refused.ts';

export type ProblemCode = keyof typeof problemWords;
export type Details = Readonly<Record<string, string | number>>;
export interface Problem {
  readonly code: ProblemCode;
  readonly details: Details;
}

export const problemCodes = Object.keys(problemWords) as ProblemCode[];
export const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && Object.hasOwn(problemWords, code);

export function problemSentence({ code, details }: Problem, lang: Lang): string {
  return problemWords[code][lang].replace(/\{(\w+)\}/g, (_, name: string) =>
    // Why another command was refused, of which only the code is here.
    name === 'code' ? refusedText(String(details[name] ?? ''), lang) : detailText(name, details[name], lang),
  );
}

/** Codes of sockets, of Postgres going down, not yet up, read-only, full or too slow, and of gRPC: what we depend on is not there. */
const unreachable: ReadonlySet<unknown> = new Set<unknown>([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '25006', '53100', '53200', '53300', '57014'],
  ...[1, 4, 8, 13, 14],
]);

/** What the Postgres client throws when its connection breaks or none comes: bare Errors, known by their words only. */
const brokenConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;

/** The problem behind something thrown; null when it is a mistake of ours that has no sentence. */
export function problemOf(thrown: unknown): Problem | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth += 1) {
    const { code, details, columns, line, name, errors } = error as Error & Record<string, unknown>;
    if (isProblemCode(code)) return { code, details: detailsOf(details, columns, line) };
    const nested = Array.isArray(errors) ? errors.map((it) => (it as { code?: unknown }).code) : [];
    if (
      [code, ...nested].some((it) => unreachable.has(it)) ||
      name === 'TransportError' ||
      brokenConnection.test(error.message)
    )
      return { code: 'unavailable', details: {} };
  }
  return null;
}

function detailsOf(details: unknown, columns: unknown, line: unknown): Details {
  return {
    ...(typeof details === 'object' ? (details as Details) : {}),
    ...(Array.isArray(columns) ? { columns: columns.join(', ') } : {}),
    ...(typeof line === 'number' ? { line } : {}),
  };
}
