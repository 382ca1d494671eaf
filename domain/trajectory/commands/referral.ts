import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { tracks } from '../../rules/index.ts';
import {
  date,
  flag,
  id,
  judgement,
  mediator,
  on,
  oneOf,
  optionalId,
  optionalOneOf,
  partner,
  system,
  track,
} from './spec.ts';

/** From the referral to the group. */
export const referral = {
  refer: {
    description: "Refer the person to the group track of the province's partner.",
    title: { nl: 'toeleiden naar groepstraject', en: 'refer to a group track' },
    ...judgement,
    fields: { on, partner: optionalId, track },
  },
  withdrawReferral: {
    description: 'Take the referral back before the group starts.',
    title: { nl: 'toeleiding intrekken', en: 'withdraw the referral' },
    by: mediator,
    fields: { on, referralId: { kind: 'id' }, reason: oneOf(code.withdrawReasons) },
    whilePaused: true,
  },
  placeGranted: {
    description: 'The quota has a place for this referral.',
    title: { nl: 'plaats toegekend', en: 'place granted' },
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  placeQueued: {
    description: 'The quota of the province is used up; the person waits.',
    title: { nl: 'op de wachtlijst', en: 'on the waiting list' },
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  placeOffered: {
    description: 'A place came free and is offered in order of waiting, or out of it with a reason.',
    title: { nl: 'plaats aangeboden', en: 'place offered' },
    by: system,
    fields: { referralId: { kind: 'id' }, outOfOrder: optionalOneOf(code.outOfOrderReasons) },
    whilePaused: true,
  },
  followContract: {
    description:
      'The contract of the province went to another partner: whoever waits goes there, and keeps the place in line.',
    title: { nl: 'ander contract volgen', en: 'follow another contract' },
    by: system,
    fields: { referralId: { kind: 'id' }, partner: id, track: oneOf(tracks) },
    whilePaused: true,
  },
  acceptPlace: {
    description: 'The person accepts the offered place.',
    title: { nl: 'plaats aanvaarden', en: 'accept the place' },
    by: mediator,
    fields: { on, referralId: { kind: 'id' } },
    whilePaused: true,
  },
  acceptReferral: {
    description: 'The partner accepts the person.',
    title: { nl: 'toeleiding aanvaarden', en: 'accept the referral' },
    by: partner,
    fields: { on, referralId: { kind: 'id' } },
    whilePaused: true,
  },
  declineReferral: {
    description: 'The partner cannot take the person; the mediator decides what now.',
    title: { nl: 'toeleiding afwijzen', en: 'decline the referral' },
    by: partner,
    fields: { on, referralId: { kind: 'id' }, reason: oneOf(code.declineReasons) },
    whilePaused: true,
  },
  joinCohort: {
    description: 'The partner puts the person in a group that starts on a day.',
    title: { nl: 'indelen in een groep', en: 'allocate to a group' },
    by: partner,
    fields: { on, referralId: id, cohortId: id, startsOn: date },
    whilePaused: true,
  },
  leaveCohort: {
    description: 'The person is not in that group any more; the referral goes on.',
    title: { nl: 'uit de groep halen', en: 'take out of the group' },
    by: partner,
    /** The group itself says so, and need not hear of it. */
    fields: { on, referralId: id, cohortId: id, byGroup: flag },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
