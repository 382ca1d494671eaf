import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { id, mediator, on, oneOf, optionalId } from './spec.ts';

/** To other services than the group, beside the guidance: they are counted [S]. */
export const onward = {
  referOnward: {
    description: 'Refer the person to another service as well; an ESF project is named by its code.',
    title: { nl: 'doorverwijzen', en: 'refer onward' },
    by: mediator,
    fields: { on, destination: oneOf(code.onwardDestinations), projectId: optionalId },
    whilePaused: true,
  },
  recordOnwardResult: {
    description: 'What came of an onward referral.',
    title: { nl: 'resultaat van de doorverwijzing noteren', en: 'note what came of an onward referral' },
    by: mediator,
    fields: { on, onwardId: id, result: oneOf(code.onwardResults) },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
