import type { LocalDate } from '../calendar/index.ts';
import { assertFile, type DurableFile } from '../durable/file.ts';
import type { Partner, Province, Track } from '../rules/index.ts';

/** One meeting of the group. Its day is pinned by the event that planned or moved it. */
export interface Session {
  /** `S1`, `S2` … in order of planning. */
  readonly id: string;
  readonly day: LocalDate;
  /** `09:30`; null: not said. */
  readonly time: string | null;
  /** A code, or the id of a place in the side store. */
  readonly place: string | null;
  /** From the start of this day the group worker is asked who was there. */
  readonly asksOn: LocalDate;
  readonly status: 'planned' | 'asked' | 'recorded' | 'cancelled';
}

/** Somebody the partner put in the group. */
export interface Member {
  readonly trajectoryId: string;
  readonly referralId: string;
  /** allocated → started; left: not in the group any more. */
  readonly status: 'allocated' | 'started' | 'left';
  /** Their own first day in the running group; left out before it, and by earlier releases. */
  readonly from?: LocalDate;
  /** Their last day in it; left out while they are in it. */
  readonly until?: LocalDate;
  /** What their own trajectory refused last, as codes; null: nothing. */
  readonly refused: { readonly command: string; readonly code: string } | null;
}

/** What every phase knows. */
interface CohortFile extends DurableFile {
  readonly partner: Partner;
  readonly track: Track;
  readonly province: Province;
  readonly groupWorkerId: string;
  readonly size: number;
  /** As planned. */
  readonly startsOn: LocalDate;
  readonly plannedOn: LocalDate;
  readonly sessions: readonly Session[];
  readonly members: readonly Member[];
}

export interface NotPlanned {
  readonly phase: 'none';
}
export interface PlannedCohort extends CohortFile {
  readonly phase: 'planned';
}
export interface RunningCohort extends CohortFile {
  readonly phase: 'running';
  readonly startedOn: LocalDate;
  /** The last consultation; left out before the first, and by earlier releases. */
  readonly consultedOn?: LocalDate;
}
interface EndedCohort extends CohortFile {
  readonly phase: 'ended';
  readonly startedOn: LocalDate | null;
  readonly endedOn: LocalDate;
  readonly because: string;
}

export type OpenCohort = PlannedCohort | RunningCohort;
export type Cohort = NotPlanned | OpenCohort | EndedCohort;
export type PlannedOnce = Exclude<Cohort, NotPlanned>;
export type CohortPhase = PlannedOnce['phase'];
export const cohortPhases = ['planned', 'running', 'ended'] as const satisfies readonly CohortPhase[];

export const notPlanned: NotPlanned = { phase: 'none' };
export const isOpenCohort = (state: Cohort): state is OpenCohort =>
  state.phase === 'planned' || state.phase === 'running';
/** Who takes a place. */
export const present = (members: readonly Member[]): Member[] => members.filter(({ status }) => status !== 'left');

/** Asserts it at a JSON border: damage is found where it comes in. */
export function assertCohort(value: unknown): asserts value is Cohort {
  assertFile(value, "a cohort's state", cohortPhases, ['sessions', 'members', 'deadlines']);
}
