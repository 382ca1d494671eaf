import type { CommandSpec } from '../durable/command.ts';
import type { DataOf } from '../durable/field.ts';
import * as code from './codes.ts';

const on = { kind: 'date', optional: true } as const;
const date = { kind: 'date' } as const;
const actionId = { kind: 'id' } as const;
const year = { kind: 'number' } as const;
const oneOf = <const C extends readonly string[]>(codes: C) => ({ kind: 'code', oneOf: codes }) as const;
const owned = { owner: oneOf(code.agreementOwners), ownerId: { kind: 'id', optional: true } } as const;
const leads = ['programmeCoordinator', 'operator'] as const;
/** Each of what is theirs: the decision looks whose the action is. */
const doers = ['programmeCoordinator', 'teamLead', 'mediator', 'ocmw', 'operator'] as const;

/** Every command of an agreement but its beginning. Who may is data here; when it may is in the decision of the same name. */
export const agreementCommandSpecs = {
  planAction: {
    description: 'Add an action to the plan of a year: what, whose it is, and until when.',
    title: { nl: 'actie toevoegen', en: 'add an action' },
    by: leads,
    fields: { year, title: oneOf(code.actionTitles), ...owned, targetOn: date },
  },
  agreePlan: {
    description: 'The action plan of a year is agreed with the local government; its actions count from then on.',
    title: { nl: 'actieplan afspreken', en: 'agree the action plan' },
    by: leads,
    fields: { year, on },
  },
  completeAction: {
    description: 'An action was done.',
    title: { nl: 'actie afvinken', en: 'complete an action' },
    by: doers,
    fields: { actionId, on },
  },
  putOffAction: {
    description: 'An action gets another target date, with the reason.',
    title: { nl: 'actie uitstellen', en: 'put an action off' },
    by: doers,
    fields: { actionId, targetOn: date, reason: oneOf(code.putOffReasons) },
  },
  giveAction: {
    description: 'An action becomes another one’s.',
    title: { nl: 'actie doorgeven', en: 'give an action to another' },
    by: leads,
    fields: { actionId, ...owned },
  },
  dropAction: {
    description: 'An action is not done.',
    title: { nl: 'actie schrappen', en: 'drop an action' },
    by: leads,
    fields: { actionId, reason: oneOf(code.actionDropReasons) },
  },
  renew: {
    description: 'The agreement goes on for another year.',
    title: { nl: 'een jaar verlengen', en: 'renew for a year' },
    by: leads,
    fields: {},
  },
  end: {
    description: 'The last day of the agreement, ahead or behind.',
    title: { nl: 'overeenkomst beëindigen', en: 'end the agreement' },
    by: leads,
    fields: { lastDay: date, because: oneOf(code.agreementEndReasons) },
  },
  adoptCalendar: {
    description: 'Closing days were added or removed; pending reminders move.',
    title: { nl: 'andere sluitingsdagen aannemen', en: 'adopt other closing days' },
    by: leads,
    fields: { calendar: { kind: 'calendar' } },
  },
} as const satisfies Record<string, CommandSpec>;

export type AgreementCommandName = keyof typeof agreementCommandSpecs;
export const agreementCommandNames = Object.keys(agreementCommandSpecs) as AgreementCommandName[];
export type AgreementCommandData<N extends AgreementCommandName> = DataOf<(typeof agreementCommandSpecs)[N]['fields']>;
