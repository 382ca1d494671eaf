import type { Instant } from '../calendar/index.ts';
import type { Deadline } from './deadline.ts';
import type { WithEdition } from './edition.ts';

/** What every durable thing knows, whichever it is and in each phase. Plain JSON: it crosses continue-as-new. */
export interface DurableFile extends WithEdition {
  readonly id: string;
  readonly ruleVersion: string;
  readonly calendarVersion: number;
  /** Sequence number of the last event. */
  readonly sequence: number;
  /** When the last event was decided; its clock never runs back. */
  readonly lastAt: Instant;
  /** How many deadlines were ever opened: numbers their ids. */
  readonly opened: number;
  readonly deadlines: readonly Deadline[];
}

/** Asserts at a JSON border that this is such a state. Names the field, never its value. @param lists its fields that are lists */
export function assertFile(value: unknown, what: string, phases: readonly string[], lists: readonly string[]): void {
  const state = value as Readonly<Record<string, unknown>> | null;
  const wrong =
    typeof state !== 'object' || state === null || !(phases as readonly unknown[]).includes(state['phase'])
      ? 'phase'
      : typeof state['id'] !== 'string'
        ? 'id'
        : !Number.isInteger(state['sequence'])
          ? 'sequence'
          : !lists.every((list) => Array.isArray(state[list]))
            ? `${lists.slice(0, -1).join(', ')} or ${lists.at(-1)}`
            : null;
  if (wrong) throw new TypeError(`not ${what}: ${wrong}`);
}
