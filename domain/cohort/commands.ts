import type { CommandSpec } from '../durable/command.ts';
import type { DataOf } from '../durable/field.ts';
import { presences } from '../trajectory/codes.ts';
import * as code from './codes.ts';

const on = { kind: 'date', optional: true } as const;
const date = { kind: 'date' } as const;
const id = { kind: 'id' } as const;
const optionalId = { kind: 'id', optional: true } as const;
const oneOf = <const C extends readonly string[]>(codes: C) => ({ kind: 'code', oneOf: codes }) as const;
const partner = ['groupWorker', 'partnerCoordinator', 'operator'] as const;
const both = ['groupWorker', 'partnerCoordinator', 'mediator', 'operator'] as const;

/** Every command of a cohort but its beginning, `plan`. Who may is data here; when it may is in the decision of the same name. */
export const cohortCommandSpecs = {
  addSession: {
    description: 'Plan a session; on a holiday or a closing day it moves to the next working day.',
    title: { nl: 'sessie plannen', en: 'plan a session' },
    by: partner,
    fields: { day: date, time: { kind: 'time', optional: true }, place: optionalId },
  },
  moveSession: {
    description: 'A session is held on another day.',
    title: { nl: 'sessie verplaatsen', en: 'move a session' },
    by: partner,
    fields: { sessionId: id, day: date, reason: oneOf(code.sessionMoveReasons) },
  },
  cancelSession: {
    description: 'A session is not held.',
    title: { nl: 'sessie schrappen', en: 'cancel a session' },
    by: partner,
    fields: { sessionId: id, reason: oneOf(code.sessionCancelReasons) },
  },
  allocate: {
    description: 'Put someone whom the partner accepted in the group; in a running group they start at once.',
    title: { nl: 'iemand indelen', en: 'allocate someone' },
    by: partner,
    fields: { trajectoryId: id, referralId: id },
  },
  release: {
    description: 'Someone is not in the group any more.',
    title: { nl: 'iemand uit de groep halen', en: 'take someone out of the group' },
    by: partner,
    fields: { trajectoryId: id, reason: oneOf(code.releaseReasons) },
  },
  memberLeft: {
    description: "Someone's group track ended, or their referral, in their own trajectory.",
    title: { nl: 'iemand is uit de groep', en: 'someone left the group' },
    by: ['system'],
    fields: { on, trajectoryId: id, referralId: id },
  },
  start: {
    description: 'The group starts, with everyone who is in it.',
    title: { nl: 'groep starten', en: 'start the group' },
    by: partner,
    fields: { on },
  },
  recordAttendance: {
    description: 'Who was at a session.',
    title: { nl: 'aanwezigheden noteren', en: 'note attendance' },
    by: partner,
    fields: { sessionId: id, presences: { kind: 'presences', oneOf: presences, most: code.mostMembers } },
  },
  recordConsultation: {
    description: 'Mediators and group worker consulted each other; the next date follows.',
    title: { nl: 'overleg noteren', en: 'note a consultation' },
    by: both,
    /** The member in whose own trajectory it was noted. */
    fields: { on, trajectoryId: optionalId },
  },
  replaceGroupWorker: {
    description: 'Another group worker takes the group over.',
    title: { nl: 'andere groepswerker', en: 'another group worker' },
    by: partner,
    fields: { groupWorkerId: id, reason: oneOf(code.groupWorkerReasons) },
  },
  adoptCalendar: {
    description: 'Closing days were added or removed; a session on one of them moves.',
    title: { nl: 'andere sluitingsdagen aannemen', en: 'adopt other closing days' },
    by: ['operator', 'programmeCoordinator'],
    fields: { calendar: { kind: 'calendar' } },
  },
  end: {
    description: 'The group is over, or does not take place.',
    title: { nl: 'groep beëindigen', en: 'end the group' },
    by: partner,
    fields: { on, because: oneOf(code.cohortEndReasons) },
  },
} as const satisfies Record<string, CommandSpec>;

/** What only members' own trajectories say. */
export const cohortMachineCommands: ReadonlySet<string> = new Set<keyof typeof cohortCommandSpecs>(['memberLeft']);

export type CohortCommandName = keyof typeof cohortCommandSpecs;
export const cohortCommandNames = Object.keys(cohortCommandSpecs) as CohortCommandName[];
export type CohortCommandData<N extends CohortCommandName> = DataOf<(typeof cohortCommandSpecs)[N]['fields']>;
