import type { LocalDate } from '../calendar/index.ts';
import type { DeadlineEvent } from '../durable/deadline-events.ts';
import type { Envelope } from '../durable/envelope.ts';
import type { Province } from '../rules/index.ts';
import type * as code from './codes.ts';

/** Who does an action; an id of the staff or of the network where it is somebody in particular. */
export interface Owned {
  readonly owner: code.AgreementOwner;
  readonly ownerId: string | null;
}

/** A change in an agreement, in the past tense. Codes, dates and ids only: what is written freely is the note of the event. */
export type NewAgreementEvent =
  | {
      type: 'AgreementBegan';
      agreementId: string;
      /** Its row in the side store, which decides whether anything is exchanged. */
      rowId: string;
      /** Of the municipality. */
      nis: string;
      province: Province;
      from: LocalDate;
      /** The last day; null: it goes on until somebody ends it. */
      until: LocalDate | null;
      /** The last day of the year in which it is decided whether it goes on. */
      termEndsOn: LocalDate;
      /** The year of the first plan that is asked. */
      planYear: number;
      ruleVersion: string;
      calendarVersion: number;
      edition: number;
    }
  | ({
      type: 'ActionPlanned';
      actionId: string;
      year: number;
      title: code.ActionTitle;
      targetOn: LocalDate;
    } & Owned)
  | { type: 'PlanAgreed'; year: number }
  | { type: 'ActionDone'; actionId: string }
  | {
      type: 'ActionPutOff';
      actionId: string;
      from: LocalDate;
      targetOn: LocalDate;
      reason: (typeof code.putOffReasons)[number];
    }
  | ({ type: 'ActionGiven'; actionId: string } & Owned)
  | {
      type: 'ActionDropped';
      actionId: string;
      reason: (typeof code.actionDropReasons)[number] | 'planSkipped' | 'agreementEnded';
    }
  | { type: 'AgreementRenewed'; until: LocalDate | null; termEndsOn: LocalDate }
  /** Its last day is fixed, ahead or behind. */
  | { type: 'EndFixed'; until: LocalDate; because: (typeof code.agreementEndReasons)[number] }
  | { type: 'AgreementEnded'; lastDay: LocalDate; because: (typeof code.agreementEndReasons)[number] | 'expired' }
  | { type: 'CalendarAdopted'; version: number }
  | { type: 'SignalRefused'; command: string; code: string }
  | DeadlineEvent;

export type AgreementEvent = Envelope & NewAgreementEvent;
