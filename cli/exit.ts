import { problemOf, problemSentence } from '../words/index.ts';

/** The exit codes, as `--help` tells them. */
export const exit = { ok: 0, refused: 1, usage: 2, unreachable: 3, bug: 70 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export const exitHelp = `Exitcodes:
  0   gelukt
  1   geweigerd, of er zijn verschillen (ook: minstens één rij van een lijst geweigerd)
  2   verkeerd gebruik: opdracht, optie of bestand
  3   niet bereikbaar: er draait geen stack, of die antwoordt niet
  70  een fout in w2 zelf`;

/** Wrong use of the command line; the message says what, where and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  /** When several things are wrong: one sentence each, the first being the message. */
  readonly all?: readonly string[];
}

const codesOfUsage: ReadonlySet<string> = new Set(['clock.badDuration']);
/** Nobody answers, or there is no run that could: of whatever durable thing. */
const codesOfOutage: ReadonlySet<string> = new Set([
  'unavailable',
  'worker.none',
  ...['trajectory', 'cohort', 'month', 'agreement'].map((kind) => `${kind}.noRun`),
]);

/** A process that cannot begin: each thing that keeps it from that. */
function ofNotReady(problems: readonly (Error & { code: string; details: object })[]): Failure {
  const all = problems.map((one) => {
    const known = problemOf(one);
    return known ? problemSentence(known, 'nl') : one.message;
  });
  return { exitCode: exit.unreachable, code: problems[0]?.code ?? 'settings', message: all[0] ?? '', all };
}

/** What was thrown, as one line for people and a code for scripts. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof UsageError) return { exitCode: exit.usage, code: 'usage', message: thrown.message };
  if (thrown instanceof Error && thrown.name === 'NotReady' && 'problems' in thrown)
    return ofNotReady(thrown.problems as Parameters<typeof ofNotReady>[0]);
  const problem = problemOf(thrown);
  if (problem) {
    const exitCode = codesOfUsage.has(problem.code)
      ? exit.usage
      : codesOfOutage.has(problem.code)
        ? exit.unreachable
        : exit.refused;
    return { exitCode, code: problem.code, message: problemSentence(problem, 'nl') };
  }
  const { name, message, code, hint } =
    thrown instanceof Error ? (thrown as Error & { code?: unknown; hint?: unknown }) : {};
  const line = oneLine(`${message ?? String(thrown)}${typeof hint === 'string' ? `; ${hint}` : ''}`);
  // No settings means that no stack is running here.
  if (name === 'SettingsError') {
    const { problems = [line] } = thrown as { problems?: readonly string[] };
    return { exitCode: exit.unreachable, code: 'settings', message: problems[0] ?? line, all: problems };
  }
  if (typeof hint === 'string') return { exitCode: exit.refused, code: String(code), message: line };
  return { exitCode: exit.bug, code: 'internal', message: `fout in w2 zelf (${name ?? 'onbekend'}): ${line}` };
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').slice(0, 600);
