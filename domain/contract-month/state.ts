import type { LocalDate } from '../calendar/index.ts';
import { assertFile, type DurableFile } from '../durable/file.ts';
import type { Partner, Province } from '../rules/index.ts';
import type { Activity } from './codes.ts';
import type { Month } from './id.ts';

/** Hours that somebody worked, or a correction of such an entry. It never changes. */
export interface Entry {
  /** `E1`, `E2` … in order of noting. */
  readonly id: string;
  readonly staffId: string;
  readonly day: LocalDate;
  readonly activity: Activity;
  /** Whole minutes; of a correction with a minus where it takes away. */
  readonly minutes: number;
  /** The entry that it corrects; null: it is one itself. */
  readonly corrects: string | null;
}

/** What every phase knows. */
export interface MonthFile extends DurableFile {
  readonly contractId: string;
  readonly month: Month;
  readonly partner: Partner;
  readonly provinces: readonly Province[];
  /** The days on which hours can lie, both included. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Of the whole contract. */
  readonly budgetedMinutes: number;
  readonly entries: readonly Entry[];
}

export interface NotOpened {
  readonly phase: 'none';
}
/** The partner's people book. */
export interface OpenedMonth extends MonthFile {
  readonly phase: 'open';
}
/** The partner handed it in; the programme checks it. */
export interface SubmittedMonth extends MonthFile {
  readonly phase: 'submitted';
  readonly submittedOn: LocalDate;
  readonly submittedBy: string;
}
/** Back with the partner, with the reason: not in order, or opened again after it was approved. */
export interface ReturnedMonth extends MonthFile {
  readonly phase: 'returned';
  readonly because: string;
}
export interface ApprovedMonth extends MonthFile {
  readonly phase: 'approved';
  readonly approvedOn: LocalDate;
  readonly approvedBy: string;
}

export type LivingMonth = OpenedMonth | SubmittedMonth | ReturnedMonth;
export type KnownMonth = LivingMonth | ApprovedMonth;
export type ContractMonth = NotOpened | KnownMonth;
export type MonthPhase = KnownMonth['phase'];
export const monthPhases = ['open', 'submitted', 'returned', 'approved'] as const satisfies readonly MonthPhase[];

export const notOpened: NotOpened = { phase: 'none' };
export const isLivingMonth = (state: ContractMonth): state is LivingMonth =>
  state.phase !== 'none' && state.phase !== 'approved';

/** Whole minutes, corrections counted. */
export const minutesOf = (entries: readonly Pick<Entry, 'minutes'>[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);

/** What is left of an entry after its corrections, in whole minutes. */
export const sumOfEntry = (entries: readonly Entry[], id: string): number =>
  minutesOf(entries.filter((one) => one.id === id || one.corrects === id));

/** What somebody worked on a day, in whole minutes. */
export const minutesOn = (entries: readonly Entry[], staffId: string, day: LocalDate): number =>
  minutesOf(entries.filter((one) => one.staffId === staffId && one.day === day));

/** Asserts it at a JSON border: damage is found where it comes in. */
export function assertMonth(value: unknown): asserts value is ContractMonth {
  assertFile(value, "the state of a contract's month", monthPhases, ['entries', 'deadlines']);
}
