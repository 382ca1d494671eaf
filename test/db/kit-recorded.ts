import type { CohortEffect, CohortEvent } from '../../domain/cohort/index.ts';
import type { MonthEffect, MonthEvent } from '../../domain/contract-month/index.ts';
import type { Effect, TrajectoryEvent } from '../../domain/trajectory/index.ts';

export type Event = TrajectoryEvent | CohortEvent | MonthEvent;
export interface Decided {
  readonly events: readonly Event[];
  readonly effects: readonly (Effect | CohortEffect | MonthEffect)[];
}

/** A life that has begun, what is decided of it next, and after that; and what might have been decided instead. */
interface Begun {
  readonly id: string;
  readonly next: Decided;
  readonly afterNext: Decided;
  readonly instead: Decided;
}

export interface RecordedKind {
  readonly name: string;
  readonly tables: { readonly root: string; readonly events: string; readonly effects: string; readonly key: string };
  begin(): Promise<Begun>;
  record(id: string, decided: Decided, epoch?: number): Promise<'recorded' | 'alreadyThere'>;
  takeOver(id: string): Promise<number>;
  readonly unknown: string;
}
