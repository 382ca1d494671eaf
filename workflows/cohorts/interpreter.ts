import { currentUpdateInfo } from '@temporalio/workflow';
import { instantOfMs, type Calendar, type Instant } from '../../domain/calendar/index.ts';
import {
  catchUpCohort,
  cohortContextAt,
  cohortEffects,
  decideCohort,
  isCohortRefusal,
  noteMemberRefused,
  type Cohort,
  type CohortDecided,
  type CohortEffect,
  type CohortEvent,
  type CohortRefusal,
} from '../../domain/cohort/index.ts';
import type { CommandInput, Context } from '../../domain/trajectory/index.ts';
import type { CarriedCohort, CohortAnswer } from './contract.ts';

/** How many answers are remembered, so that a command repeated after a lost connection is not done twice. */
const mostAnswers = 32;

/** The one writer of a cohort's life: state, what is not yet in Postgres, and what must still be told. */
export interface CohortInterpreter {
  readonly state: Cohort;
  readonly carried: CarriedCohort;
  readonly unrecorded: readonly {
    readonly events: readonly CohortEvent[];
    readonly effects: readonly CohortEffect[];
  }[];
  readonly recordedTo: number;
  readonly pending: readonly CohortEffect[];
  contextAt(at?: Instant): Context;
  wouldRefuse(name: string, input: CommandInput): CohortRefusal | null;
  answeredBefore(updateId: string | undefined): CohortAnswer | undefined;
  command(name: string, input: CommandInput): CohortAnswer | CohortRefusal;
  memberRefused(trajectoryId: string, command: string, code: string): void;
  passTime(): void;
  recorded(batches: number): void;
  done(effect: CohortEffect): void;
}

export function createCohortInterpreter(start: CarriedCohort, changed: () => void): CohortInterpreter {
  let state = start.state;
  let recordedTo = state.phase === 'none' ? 0 : state.sequence;
  let unrecorded: CohortInterpreter['unrecorded'] = [];
  let pending = start.pending;
  let answered = start.answered;
  let { calendar } = start;
  const { rules } = start;

  const now = (at?: Instant): Instant => {
    const clock = instantOfMs(Date.now());
    return at !== undefined && at > clock ? at : clock;
  };
  const contextOf = (at?: Instant): Context => cohortContextAt(state, now(at), { rules, calendar });

  function commit(decided: CohortDecided): void {
    if (decided.events.length === 0) return;
    const told = cohortEffects(decided.events, state, decided.state);
    state = decided.state;
    unrecorded = [...unrecorded, { events: decided.events, effects: told }];
    pending = [...pending, ...told];
    changed();
  }

  return {
    get state() {
      return state;
    },
    get unrecorded() {
      return unrecorded;
    },
    get recordedTo() {
      return recordedTo;
    },
    get pending() {
      return pending;
    },
    get carried() {
      return { ...start, state, pending, answered, calendar };
    },
    contextAt: contextOf,
    wouldRefuse(name, input) {
      const decided = decideCohort(state, name, input, contextOf(input.at));
      return isCohortRefusal(decided) ? decided : null;
    },
    answeredBefore: (updateId) => answered.find(([id]) => id === updateId)?.[1],
    command(name, input) {
      const updateId = currentUpdateInfo()?.id;
      const decided = decideCohort(state, name, input, contextOf(input.at));
      if (isCohortRefusal(decided)) return decided;
      if (name === 'adoptCalendar') calendar = input.data['calendar'] as Calendar;
      commit(decided);
      const answer: CohortAnswer = {
        sequence: state.phase === 'none' ? 0 : state.sequence,
        phase: state.phase,
        events: decided.events.map(({ type }) => type),
      };
      if (updateId !== undefined) answered = [...answered, [updateId, answer] as const].slice(-mostAnswers);
      return answer;
    },
    memberRefused(trajectoryId, command, code) {
      commit(noteMemberRefused(state, { trajectoryId, command, code }, contextOf()));
    },
    passTime() {
      commit(catchUpCohort(state, contextOf()));
    },
    recorded(batches) {
      recordedTo = unrecorded.slice(0, batches).at(-1)?.events.at(-1)?.sequence ?? recordedTo;
      unrecorded = unrecorded.slice(batches);
    },
    done(effect) {
      pending = pending.filter(({ key }) => key !== effect.key);
    },
  };
}
