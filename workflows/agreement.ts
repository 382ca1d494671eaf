import {
  agreementCommandSpecs,
  agreementEffects,
  agreementStillWants,
  agreementWaiting,
  assertAgreement,
  catchUpAgreement,
  decideAgreement,
  isRunningAgreement,
  noteRefusedAgreementSignal,
  refuseAgreement,
  type Agreement,
  type AgreementEffect,
  type AgreementEvent,
  type AgreementRefusal,
} from '../domain/agreement/index.ts';
import { agreementAttributes } from './agreements/attributes.ts';
import type { CarriedAgreement } from './agreements/contract.ts';
import type { Definition } from './durable/definition.ts';
import { dueOf } from './durable/due.ts';
import { live } from './durable/run.ts';
import { noticesOf } from './things/effects.ts';
import { waitsShown } from './things/shown.ts';

/**
 * The cooperation with the local government of one municipality, from its first day until its last: a plan for each year,
 * its actions with their dates, and each year whether it goes on. A run of years.
 */
export const agreement = (carried: CarriedAgreement): Promise<void> => live(definition, carried);

const definition: Definition<Agreement, AgreementEvent, AgreementEffect> = {
  name: 'agreement',
  opened(state) {
    assertAgreement(state);
    return state;
  },
  isOver: ({ phase }) => phase === 'ended',

  commands: agreementCommandSpecs,
  decide: decideAgreement,
  catchUp: catchUpAgreement,
  // Only closing days that were loaded count, which the application looks at.
  signalledBy: (name) =>
    name === 'adoptCalendar'
      ? refuseAgreement('actor.notAllowed', { role: 'operator', allowed: 'programmeCoordinator' })
      : { role: 'operator', id: 'signal' },
  refusedSignal: (state, name, refusal, context) =>
    noteRefusedAgreementSignal(state, name, refusal as AgreementRefusal, context),
  dues: (state, rules) => ('deadlines' in state ? state.deadlines : []).flatMap((one) => dueOf(one, rules) ?? []),

  effects: agreementEffects,
  stillWanted: agreementStillWants,
  ...noticesOf('agreement'),

  attributes: agreementAttributes,
  details(state, today) {
    const { phase, nis, from, until, planYear, actions } = state;
    const open = actions.filter(({ status }) => status === 'open').length;
    return {
      head: `### ${phase} · ${nis} · ${from} – ${until ?? '…'} · plan ${planYear} · ${open} open actions`,
      body: isRunningAgreement(state) ? waitsShown(agreementWaiting(state, today)) : '',
    };
  },
  queries: {
    waiting: {
      description: 'Who must do what for the agreement, and until when.',
      ask: (state, { today }) => agreementWaiting(state, today),
    },
  },
};
