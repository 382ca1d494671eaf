import type { LocalDate } from '../calendar/index.ts';
import { assertFile, type DurableFile } from '../durable/file.ts';
import type { Province } from '../rules/index.ts';
import type { ActionTitle } from './codes.ts';
import type { Owned } from './events.ts';

/** One action of a yearly plan. */
export interface AgreementAction extends Owned {
  /** `2026-1`, `2026-2` … in order of planning. */
  readonly id: string;
  readonly year: number;
  readonly title: ActionTitle;
  /** The key of what is written of it; null: the title says it. */
  readonly noteId: string | null;
  readonly targetOn: LocalDate;
  /** draft: its plan is not agreed yet. */
  readonly status: 'draft' | 'open' | 'done' | 'dropped';
  /** How many times it was put off. */
  readonly putOff: number;
  /** The day it was done or dropped; null before. */
  readonly overOn: LocalDate | null;
}

export interface AgreedPlan {
  readonly year: number;
  readonly agreedOn: LocalDate;
}

/** What every phase knows. */
export interface AgreementFile extends DurableFile {
  /** Its row in the side store, which decides whether anything is exchanged. */
  readonly rowId: string;
  readonly nis: string;
  readonly province: Province;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly termEndsOn: LocalDate;
  /** The year of the plan that is asked, or was agreed last. */
  readonly planYear: number;
  /** One for each year, the oldest first. */
  readonly plans: readonly AgreedPlan[];
  readonly actions: readonly AgreementAction[];
}

export interface NotBegun {
  readonly phase: 'none';
}
export interface RunningAgreement extends AgreementFile {
  readonly phase: 'running';
  /** Why it ends on its last day, where somebody fixed that; null: nobody did. */
  readonly ending: string | null;
}
interface EndedAgreement extends AgreementFile {
  readonly phase: 'ended';
  readonly endedOn: LocalDate;
  readonly because: string;
}

export type BegunAgreement = RunningAgreement | EndedAgreement;
export type Agreement = NotBegun | BegunAgreement;
export type AgreementPhase = BegunAgreement['phase'];
export const agreementPhases = ['running', 'ended'] as const satisfies readonly AgreementPhase[];

export const notBegun: NotBegun = { phase: 'none' };
export const isRunningAgreement = (state: Agreement): state is RunningAgreement => state.phase === 'running';

export const planOf = ({ plans }: AgreementFile, year: number): AgreedPlan | undefined =>
  plans.find((plan) => plan.year === year);
export const actionOf = ({ actions }: AgreementFile, id: string): AgreementAction | undefined =>
  actions.find((action) => action.id === id);

/** Asserts it at a JSON border: damage is found where it comes in. */
export function assertAgreement(value: unknown): asserts value is Agreement {
  assertFile(value, 'the state of an agreement', agreementPhases, ['plans', 'actions', 'deadlines']);
}
