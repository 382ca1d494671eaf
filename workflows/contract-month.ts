import {
  assertMonth,
  catchUpMonth,
  decideMonth,
  isLivingMonth,
  minutesOf,
  monthCommandSpecs,
  monthEffects,
  monthStillWants,
  monthWaiting,
  noteRefusedMonthSignal,
  refuseMonth,
  type ContractMonth,
  type MonthEffect,
  type MonthEvent,
  type MonthRefusal,
} from '../domain/contract-month/index.ts';
import type { CarriedMonth } from './contract-months/contract.ts';
import { monthAttributes } from './contract-months/attributes.ts';
import type { Definition } from './durable/definition.ts';
import { dueOf } from './durable/due.ts';
import { live } from './durable/run.ts';
import { noticesOf } from './things/effects.ts';
import { waitsShown } from './things/shown.ts';

/**
 * The project hours of one contract in one month, from its first day until they are approved: a run of some weeks. Opened
 * again after that, it is a new run.
 */
export const contractMonth = (carried: CarriedMonth): Promise<void> => live(definition, carried);

const definition: Definition<ContractMonth, MonthEvent, MonthEffect> = {
  name: 'contract month',
  opened(state) {
    assertMonth(state);
    return state;
  },
  isOver: ({ phase }) => phase === 'approved',

  commands: monthCommandSpecs,
  decide: decideMonth,
  catchUp: catchUpMonth,
  // Whose hours they are, and who may check them, only the side store knows.
  // Hours are a partner's word, and only closing days that were loaded count, which the application looks at.
  signalledBy: () =>
    refuseMonth('actor.notAllowed', { role: 'operator', allowed: 'partnerCoordinator|programmeCoordinator' }),
  refusedSignal: (state, name, refusal, context) =>
    noteRefusedMonthSignal(state, name, refusal as MonthRefusal, context),
  dues: (state, rules) => ('deadlines' in state ? state.deadlines : []).flatMap((one) => dueOf(one, rules) ?? []),

  effects: monthEffects,
  stillWanted: monthStillWants,
  ...noticesOf('contractMonth'),

  attributes: monthAttributes,
  details(state, today) {
    const { phase, month, contractId, entries } = state;
    return {
      head: `### ${phase} · ${contractId} · ${month} · ${minutesOf(entries)} minutes in ${entries.length} entries`,
      body: isLivingMonth(state) ? waitsShown(monthWaiting(state, today)) : '',
    };
  },
  queries: {
    waiting: {
      description: 'Who must do what for the month, and until when.',
      ask: (state, { today }) => monthWaiting(state, today),
    },
  },
};
