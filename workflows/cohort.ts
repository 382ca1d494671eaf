import {
  assertCohort,
  catchUpCohort,
  cohortCommandSpecs,
  cohortEffects,
  cohortSteps,
  cohortStillWants,
  cohortWaiting,
  decideCohort,
  noteRefusedCohortSignal,
  present,
  refuseCohort,
  type Cohort,
  type CohortEffect,
  type CohortEvent,
  type CohortRefusal,
  type CohortStep,
  type CohortWait,
} from '../domain/cohort/index.ts';
import { attributesOfCohort } from './cohorts/attributes.ts';
import type { CarriedCohort } from './cohorts/contract.ts';
import { drop, perform, record } from './cohorts/effects.ts';
import type { Definition, Due } from './durable/definition.ts';
import { dueOf } from './durable/due.ts';
import { live } from './durable/run.ts';

/**
 * One group of people who start together, from its planning to its last session. Its consultation and its sessions have
 * one timer each for the whole group; what is decided here reaches each member's own trajectory as a command.
 */
export const cohort = (carried: CarriedCohort): Promise<void> => live(definition, carried);

const definition: Definition<Cohort, CohortEvent, CohortEffect> = {
  name: 'cohort',
  opened(state) {
    assertCohort(state);
    return state;
  },
  isOver: ({ phase }) => phase === 'ended',

  commands: cohortCommandSpecs,
  decide: decideCohort,
  catchUp: catchUpCohort,
  // Who works where only the side store knows.
  signalledBy: (name) =>
    name === 'replaceGroupWorker' || name === 'adoptRules' || name === 'adoptCalendar'
      ? refuseCohort('actor.notAllowed', { role: 'operator', allowed: 'partnerCoordinator' })
      : { role: 'operator', id: 'signal' },
  refusedSignal: (state, name, refusal, context) =>
    noteRefusedCohortSignal(state, name, refusal as CohortRefusal, context),
  /** One for each deadline, and one for the next session: a group of two years has a hundred to come, and only the first matters. */
  dues(state, rules) {
    const session = cohortSteps(state).find(({ kind }) => kind === 'session');
    const end = cohortSteps(state).find(({ kind }) => kind === 'end');
    const deadlines = 'deadlines' in state ? state.deadlines : [];
    return [
      ...(end ? [{ key: `end@${end.on}`, on: end.on, summary: `everyone left · the group ends ${end.on}` }] : []),
      ...deadlines.flatMap((deadline) => dueOf(deadline, rules) ?? []),
      ...(session?.kind === 'session' ? [askingOf(session)] : []),
    ];
  },

  effects: cohortEffects,
  stillWanted: cohortStillWants,
  // One for mail and one per member: each begins with its first effect.
  lanes: [],
  record,
  perform,
  drop,

  attributes: attributesOfCohort,
  details(state, today) {
    const { phase, partner, province, members, size } = state;
    const waits = cohortWaiting(state, today).map((one) => `- ${line(one)}`);
    return {
      head: `### ${phase} · ${partner} · ${province} · ${present(members).length} of ${size} people`,
      body: waits.length === 0 ? '' : `\n\n**Waits for**\n${waits.join('\n')}`,
    };
  },
  queries: {
    waiting: {
      description: 'Who must do what for the group, and until when.',
      ask: (state, { today }) => cohortWaiting(state, today),
    },
  },
};

const askingOf = ({ on, session: { id, day } }: Extract<CohortStep, { kind: 'session' }>): Due => ({
  key: `${id}@${on}`,
  on,
  summary: `session ${id} of ${day} · groupWorker · asked ${on}`,
});

const line = ({ who, what, about, until, rule, ruleVersion, overdue, escalation, otherwise }: CohortWait): string =>
  `${who} · ${what}${about ? ` ${about}` : ''} · until ${until}${rule ? ` (${rule}, rules ${ruleVersion})` : ''}${
    overdue ? ` **overdue**, escalation ${escalation}` : ''
  }${otherwise ? ` · then ${otherwise.rung} on ${otherwise.on}` : ''}`;
