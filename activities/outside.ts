import type { LocalDate } from '../domain/calendar/index.ts';
import type { codes, OutsideSystem } from '../domain/trajectory/index.ts';
import type { LocalOcmwClient } from '../integrations/localOcmw/client.ts';
import type { Outcome } from '../integrations/outcome.ts';

/** A fact that another system stated, as codes: what, from when, and how sure that is. */
export interface Fact {
  readonly answer: string;
  /** The day from which it holds, when the source said so. */
  readonly since: LocalDate | null;
  readonly certainty: codes.Certainty;
}

/** What one question carries. Numbers of persons go no further than this. */
interface Question {
  /** 11 digits. */
  readonly insz: string;
  /** The day asked about, or from which it counts. */
  readonly on: LocalDate;
  /** UUID, new for every attempt. */
  readonly reference: string;
}

/**
 * The systems outside this house. Nothing here throws for what the other side does: every way to fail is an outcome. A
 * look-up that is "not yet known" is answered with null.
 */
export interface Outside {
  readonly lookUp: Readonly<Record<codes.LookupSystem, (question: Question) => Promise<Outcome<Fact | null>>>>;
  readonly inscribe: (question: Question) => Promise<Outcome<'done' | 'already'>>;
  readonly deregister: (question: Question) => Promise<Outcome<'done' | 'already'>>;
  readonly localOcmw: LocalOcmwClient;
}

/** Lets an attempt through when the system's limits and its health allow it; else says why not, without calling. */
export type CallLimiter = <Value>(
  system: OutsideSystem,
  attempt: () => Promise<Outcome<Value>>,
) => Promise<Outcome<Value>>;
