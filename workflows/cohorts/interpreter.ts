import type { Calendar, Instant } from '../../domain/calendar/index.ts';
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
import { completedRules } from '../../domain/rules/index.ts';
import type { CommandInput, Context } from '../../domain/trajectory/index.ts';
import { notBefore } from '../interpreter.ts';
import { createOutbox, type Outbox } from '../outbox.ts';
import type { CarriedCohort, CohortAnswer } from './contract.ts';

/** The one writer of a cohort's life. */
export interface CohortInterpreter {
  readonly state: Cohort;
  readonly carried: CarriedCohort;
  readonly outbox: Outbox<Cohort, CohortEvent, CohortEffect>;
  contextAt(at?: Instant): Context;
  wouldRefuse(name: string, input: CommandInput): CohortRefusal | null;
  command(name: string, input: CommandInput): CohortAnswer | CohortRefusal;
  memberRefused(trajectoryId: string, command: string, code: string): void;
  passTime(): void;
}

export function createCohortInterpreter(start: CarriedCohort, changed: () => void): CohortInterpreter {
  const outbox = createOutbox<Cohort, CohortEvent, CohortEffect>(start, changed);
  const rules = completedRules(start.rules);
  let { calendar } = start;

  const contextOf = (at?: Instant): Context => cohortContextAt(outbox.state, notBefore(at), { rules, calendar });
  const commit = (decided: CohortDecided): void =>
    outbox.commit(decided, cohortEffects(decided.events, outbox.state, decided.state));

  return {
    outbox,
    get state() {
      return outbox.state;
    },
    get carried() {
      return { ...start, state: outbox.state, pending: outbox.pending, answered: outbox.answered, rules, calendar };
    },
    contextAt: contextOf,
    wouldRefuse(name, input) {
      const decided = decideCohort(outbox.state, name, input, contextOf(input.at));
      return isCohortRefusal(decided) ? decided : null;
    },
    command(name, input) {
      const decided = decideCohort(outbox.state, name, input, contextOf(input.at));
      if (isCohortRefusal(decided)) return decided;
      if (name === 'adoptCalendar') calendar = input.data['calendar'] as Calendar;
      commit(decided);
      return outbox.answer(decided.events);
    },
    memberRefused(trajectoryId, command, code) {
      commit(noteMemberRefused(outbox.state, { trajectoryId, command, code }, contextOf()));
    },
    passTime() {
      commit(catchUpCohort(outbox.state, contextOf()));
    },
  };
}
