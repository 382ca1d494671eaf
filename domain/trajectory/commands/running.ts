import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { id, judgement, mediator, on, oneOf, optionalId, optionalOneOf, provinces, system, track } from './spec.ts';

/** Pauses, dates, hand-overs, corrections and ends, in whatever phase; and what outside systems answer. */
export const running = {
  pause: {
    description: 'Stop the clock with a reason and a planned last day; noted afterwards, from the day it stopped.',
    title: { nl: 'pauzeren', en: 'pause' },
    by: mediator,
    fields: { on, reason: oneOf(code.pauseReasons), until: { kind: 'date' } },
  },
  resume: {
    description: 'Go on after a pause, before its planned end; noted afterwards, from the first day back.',
    title: { nl: 'hervatten', en: 'resume' },
    by: mediator,
    fields: { on },
    whilePaused: true,
  },
  extendDeadline: {
    description: 'A reasoned later date for a task; a limit of the law is never extended.',
    title: { nl: 'termijn verlengen', en: 'extend a deadline' },
    by: mediator,
    fields: { deadlineId: { kind: 'id' }, to: { kind: 'date' }, reason: oneOf(code.extensionReasons) },
  },
  assignMediator: {
    description: 'Another mediator takes over; the contacts so far stay as they are.',
    title: { nl: 'andere bemiddelaar toewijzen', en: 'assign another mediator' },
    by: ['mediator', 'teamLead', 'programmeCoordinator', 'operator'],
    fields: { on, mediatorId: id, reason: oneOf(code.transferReasons) },
    whilePaused: true,
  },
  changeProvince: {
    description: 'The person moved to another province; a referral that has not started yet is taken back.',
    title: { nl: 'andere provincie', en: 'another province' },
    by: mediator,
    fields: { on, province: oneOf(provinces), mediatorId: optionalId },
    whilePaused: true,
    partOfAct: true,
  },
  changePartner: {
    description:
      'Another partner instead of the present one: the referral or the group ends, and a new referral is made.',
    title: { nl: 'andere partner', en: 'another partner' },
    ...judgement,
    fields: { on, partner: id, track },
  },
  mergeInto: {
    description: 'The person has another trajectory, which goes on; this one closes.',
    title: { nl: 'samenvoegen met een ander traject', en: 'merge with another trajectory' },
    by: ['mediator', 'teamLead', 'operator'],
    fields: { into: id },
    whilePaused: true,
    partOfAct: true,
  },
  correctEvent: {
    description:
      'Something was noted by mistake: it is marked, and the dates it moved are put right. Nothing is deleted.',
    title: { nl: 'vergissing rechtzetten', en: 'put a mistake right' },
    by: ['mediator', 'groupWorker', 'partnerCoordinator', 'jobCoach', 'teamLead', 'operator'],
    fields: { sequence: { kind: 'number' }, reason: oneOf(code.correctionReasons), on },
  },
  adoptRules: {
    description: 'The trajectory goes on under other rules; every date that moves says so.',
    title: { nl: 'andere regels aannemen', en: 'adopt other rules' },
    by: ['operator', 'programmeCoordinator'],
    fields: { rules: { kind: 'rules' } },
    whilePaused: true,
  },
  adoptCalendar: {
    description: 'Closing days were added or removed; every date that moves says so.',
    title: { nl: 'andere sluitingsdagen aannemen', en: 'adopt other closing days' },
    by: ['operator', 'programmeCoordinator'],
    fields: { calendar: { kind: 'calendar' } },
    whilePaused: true,
  },
  stop: {
    description: 'The person stops, moved away or died; the trajectory closes.',
    title: { nl: 'stopzetten', en: 'stop' },
    by: mediator,
    fields: { on, reason: oneOf(code.stopReasons) },
    whilePaused: true,
  },
  requestLookup: {
    description: 'Ask an outside system again, by hand: after it was given up, or when a fact may have changed.',
    title: { nl: 'opnieuw opzoeken', en: 'look up again' },
    by: mediator,
    fields: { system: oneOf(code.lookupSystems) },
    whilePaused: true,
  },
  lookupAnswered: {
    description: 'An outside system answered a look-up.',
    title: { nl: 'antwoord op opzoeking', en: 'answer to a look-up' },
    by: system,
    fields: {
      lookupId: { kind: 'id' },
      answer: { kind: 'answer' },
      since: { kind: 'date', optional: true },
      certainty: optionalOneOf(code.certainties),
    },
    whilePaused: true,
  },
  lookupUnanswered: {
    description:
      'An outside system gave no answer; it is asked again later, or given up when it would answer the same.',
    title: { nl: 'geen antwoord op opzoeking', en: 'no answer to a look-up' },
    by: system,
    fields: { lookupId: { kind: 'id' }, code: { kind: 'answer' }, final: { kind: 'flag', optional: true } },
    whilePaused: true,
  },
  inscriptionRefused: {
    description: 'MAGDA refused to register our interest in the person; it is tried anew with the next look-up.',
    title: { nl: 'inschrijving geweigerd', en: 'inscription refused' },
    by: system,
    fields: { code: { kind: 'answer' } },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
