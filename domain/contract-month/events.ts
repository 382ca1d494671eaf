import type { LocalDate } from '../calendar/index.ts';
import type { DeadlineEvent } from '../durable/deadline-events.ts';
import type { Envelope } from '../durable/envelope.ts';
import type { Partner, Province } from '../rules/index.ts';
import type * as code from './codes.ts';
import type { Month } from './id.ts';

/** A change in a contract's month, in the past tense. Codes, days, minutes and ids only. */
export type NewMonthEvent =
  | {
      type: 'MonthOpened';
      monthId: string;
      contractId: string;
      month: Month;
      partner: Partner;
      provinces: readonly Province[];
      /** The days of the month on which the contract is in force, both included. */
      firstDay: LocalDate;
      lastDay: LocalDate;
      /** Of the whole contract. */
      budgetedMinutes: number;
      ruleVersion: string;
      calendarVersion: number;
      edition: number;
    }
  | { type: 'HoursBooked'; entryId: string; staffId: string; day: LocalDate; activity: code.Activity; minutes: number }
  /** What it adds to the entry that it corrects, or with a minus takes away; whose, when and what for are the entry's. */
  | {
      type: 'HoursCorrected';
      entryId: string;
      corrects: string;
      staffId: string;
      day: LocalDate;
      activity: code.Activity;
      minutes: number;
      reason: (typeof code.correctionReasons)[number];
    }
  /** `contractMinutes`: of all months of the contract, this one too, as far as that was known then; null: not known. */
  | { type: 'MonthSubmitted'; minutes: number; contractMinutes: number | null }
  | { type: 'MonthReturned'; reason: (typeof code.returnReasons)[number] }
  | { type: 'MonthApproved'; minutes: number; contractMinutes: number | null }
  | { type: 'MonthReopened'; reason: (typeof code.reopenReasons)[number] }
  /** The contract was changed: which version of it, who wrote that and when, and what the month had before. */
  | {
      type: 'ContractAdopted';
      version: number;
      changedBy: string;
      changedOn: LocalDate;
      lastDay: LocalDate;
      budgetedMinutes: number;
      before: { readonly lastDay: LocalDate; readonly budgetedMinutes: number };
    }
  | { type: 'CalendarAdopted'; version: number }
  | { type: 'SignalRefused'; command: string; code: string }
  | DeadlineEvent;

export type MonthEvent = Envelope & NewMonthEvent;
