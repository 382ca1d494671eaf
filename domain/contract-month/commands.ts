import type { CommandSpec } from '../durable/command.ts';
import type { DataOf } from '../durable/field.ts';
import * as code from './codes.ts';

const day = { kind: 'date' } as const;
const id = { kind: 'id' } as const;
const number = { kind: 'number' } as const;
const oneOf = <const C extends readonly string[]>(codes: C) => ({ kind: 'code', oneOf: codes }) as const;
/** Of all months of the contract together, as far as that is known: given by the application, never typed. */
const contractMinutes = { kind: 'number', optional: true } as const;
const books = ['groupWorker', 'partnerCoordinator'] as const;
const handsIn = ['partnerCoordinator'] as const;
const checks = ['programmeCoordinator'] as const;

/** Every command of a contract's month. Who may is data here; when it may is in the decision of the same name. */
export const monthCommandSpecs = {
  bookHours: {
    description: 'Note what somebody of the partner worked on a day, in whole minutes.',
    title: { nl: 'uren noteren', en: 'book hours' },
    by: books,
    /** Left out: the hours are of who notes them. */
    fields: { staffId: { kind: 'id', optional: true }, day, activity: oneOf(code.activities), minutes: number },
  },
  correctHours: {
    description: 'An entry was wrong: a new one adds minutes to it, or takes them away.',
    title: { nl: 'uren verbeteren', en: 'correct hours' },
    by: books,
    fields: {
      entryId: id,
      way: oneOf(['less', 'more']),
      minutes: number,
      reason: oneOf(code.correctionReasons),
    },
  },
  submitMonth: {
    description: 'The partner hands in the month.',
    title: { nl: 'maand indienen', en: 'hand in the month' },
    by: handsIn,
    fields: { contractMinutes },
  },
  returnMonth: {
    description: 'The month goes back to the partner, with the reason.',
    title: { nl: 'maand terugsturen', en: 'return the month' },
    by: checks,
    fields: { reason: oneOf(code.returnReasons) },
  },
  approveMonth: {
    description: 'The hours of the month are in order.',
    title: { nl: 'maand goedkeuren', en: 'approve the month' },
    by: checks,
    /** `aboveBudget`: whoever approves knows that there are more hours than the contract has. */
    fields: {
      aboveBudget: { kind: 'flag', optional: true },
      contractMinutes,
      /** What the contract has on that day: also given by the application. */
      budgetedMinutes: { kind: 'number', optional: true },
    },
  },
  reopenMonth: {
    description: 'An approved month goes back to the partner, to be corrected by new entries.',
    title: { nl: 'maand heropenen', en: 'reopen the month' },
    by: checks,
    fields: { reason: oneOf(code.reopenReasons) },
  },
  adoptContract: {
    description: 'The contract was changed: a month that is with the partner takes its days and hours from it.',
    title: { nl: 'gewijzigd contract overnemen', en: 'take over the changed contract' },
    /** Given where a contract is changed, and by the daily round: at no door. */
    by: ['system'],
    fields: { version: number, validUntil: day, budgetedMinutes: number, changedBy: id, changedOn: day },
  },
  adoptCalendar: {
    description: 'Closing days were added or removed; pending deadlines move.',
    title: { nl: 'andere sluitingsdagen aannemen', en: 'adopt other closing days' },
    by: ['operator', 'programmeCoordinator'],
    fields: { calendar: { kind: 'calendar' } },
  },
} as const satisfies Record<string, CommandSpec>;

export type MonthCommandName = keyof typeof monthCommandSpecs;
export const monthCommandNames = Object.keys(monthCommandSpecs) as MonthCommandName[];
export type MonthCommandData<N extends MonthCommandName> = DataOf<(typeof monthCommandSpecs)[N]['fields']>;
