import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { date, id, mediator, on, oneOf, optionalOneOf, partner, partners, system } from './spec.ts';

/** From the referral to the group. */
export const referral = {
  refer: {
    description: "Refer the person to the group track of the province's partner.",
    titel: 'toeleiden naar groepstraject',
    by: mediator,
    fields: { on, partner: optionalOneOf(partners) },
  },
  withdrawReferral: {
    description: 'Take the referral back before the group starts.',
    titel: 'toeleiding intrekken',
    by: mediator,
    fields: { on, referralId: { kind: 'id' }, reason: oneOf(code.withdrawReasons) },
    whilePaused: true,
  },
  placeGranted: {
    description: 'The quota has a place for this referral.',
    titel: 'plaats toegekend',
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  placeQueued: {
    description: 'The quota of the province is used up; the person waits.',
    titel: 'op de wachtlijst',
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  placeOffered: {
    description: 'A place came free and is offered in order of waiting, or out of it with a reason.',
    titel: 'plaats aangeboden',
    by: system,
    fields: { referralId: { kind: 'id' }, outOfOrder: optionalOneOf(code.outOfOrderReasons) },
    whilePaused: true,
  },
  acceptPlace: {
    description: 'The person accepts the offered place.',
    titel: 'plaats aanvaarden',
    by: mediator,
    fields: { on, referralId: { kind: 'id' } },
  },
  acceptReferral: {
    description: 'The partner accepts the person.',
    titel: 'toeleiding aanvaarden',
    by: partner,
    fields: { on, referralId: { kind: 'id' } },
    whilePaused: true,
  },
  declineReferral: {
    description: 'The partner cannot take the person; the mediator decides what now.',
    titel: 'toeleiding afwijzen',
    by: partner,
    fields: { on, referralId: { kind: 'id' }, reason: oneOf(code.declineReasons) },
    whilePaused: true,
  },
  joinCohort: {
    description: 'The partner puts the person in a group that starts on a day.',
    titel: 'indelen in een groep',
    by: partner,
    fields: { on, referralId: id, cohortId: id, startsOn: date },
    whilePaused: true,
  },
  leaveCohort: {
    description: 'The person is not in that group any more; the referral goes on.',
    titel: 'uit de groep halen',
    by: partner,
    fields: { on, referralId: id, cohortId: id },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
