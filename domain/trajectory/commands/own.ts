import type { CommandSpec } from '../../durable/command.ts';
import { date } from './spec.ts';

/** What the person says by themself, in one press: nothing moves by it, and whoever waits for them knows. */
export const own = {
  sayAbsence: {
    description: 'The person says beforehand that they cannot come on a day; whoever guides them is told.',
    title: { nl: 'melden dat iemand niet kan komen', en: 'say that the person cannot come' },
    by: ['jobseeker', 'mediator'],
    fields: { absentOn: date },
    whilePaused: true,
  },
  sayStillWaiting: {
    description: 'The person says that they still wait for a place; the mediator is told.',
    title: { nl: 'melden dat iemand nog wacht', en: 'say that the person still waits' },
    by: ['jobseeker', 'mediator'],
    fields: {},
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
