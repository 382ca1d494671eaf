import type { Calendar, LocalDate } from '../calendar/index.ts';
import { codes as trajectoryCodes, type ActorRole, type CommandInput, type Field } from '../trajectory/index.ts';
import { checkFields } from '../trajectory/field.ts';
import * as code from './codes.ts';
import { isCohortRefusal, refuseCohort, type CohortRefusal } from './refusal.ts';

/** Beside the fields of trajectories: an hour of the day, and who was there. */
export type CohortField = Field | { readonly kind: 'time'; readonly optional?: true } | { readonly kind: 'presences' };

export interface CohortCommandSpec {
  readonly description: string;
  /** What it is called, in a few words. */
  readonly title: { readonly nl: string; readonly en: string };
  readonly by: readonly ActorRole[];
  readonly fields: Readonly<Record<string, CohortField>>;
}

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
    fields: { sessionId: id, presences: { kind: 'presences' } },
  },
  recordConsultation: {
    description: 'Mediators and group worker consulted each other; the next date follows.',
    title: { nl: 'overleg noteren', en: 'note a consultation' },
    by: both,
    fields: { on },
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
} as const satisfies Record<string, CohortCommandSpec>;

export type CohortCommandName = keyof typeof cohortCommandSpecs;
export const cohortCommandNames = Object.keys(cohortCommandSpecs) as CohortCommandName[];
export const isCohortCommandName = (name: string): name is CohortCommandName => Object.hasOwn(cohortCommandSpecs, name);

type ValueOf<F> = F extends { kind: 'code'; oneOf: readonly (infer C)[] }
  ? C
  : F extends { kind: 'date' }
    ? LocalDate
    : F extends { kind: 'presences' }
      ? Readonly<Record<string, trajectoryCodes.Presence>>
      : F extends { kind: 'calendar' }
        ? Calendar
        : string;
type FieldsOf<N extends CohortCommandName> = (typeof cohortCommandSpecs)[N]['fields'];
export type CohortCommandData<N extends CohortCommandName> = {
  readonly [K in keyof FieldsOf<N> as FieldsOf<N>[K] extends { optional: true } ? never : K]: ValueOf<FieldsOf<N>[K]>;
} & {
  readonly [K in keyof FieldsOf<N> as FieldsOf<N>[K] extends { optional: true } ? K : never]?: ValueOf<FieldsOf<N>[K]>;
};

const timeForm = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function ownFits(kind: 'time' | 'presences', value: unknown): boolean {
  if (kind === 'time') return typeof value === 'string' && timeForm.test(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= code.mostMembers &&
    entries.every(
      ([key, presence]) =>
        /^T-\d{6,9}$/.test(key) && (trajectoryCodes.presences as readonly unknown[]).includes(presence),
    )
  );
}

/** Checks the data of a command. The refusal names the field, never its value. */
export function checkCohortFields(name: CohortCommandName, data: CommandInput['data']): CohortRefusal | null {
  const plain: Record<string, Field> = {};
  const rest: Record<string, unknown> = { ...data };
  for (const [field, how] of Object.entries(cohortCommandSpecs[name].fields) as [string, CohortField][]) {
    if (how.kind !== 'time' && how.kind !== 'presences') {
      plain[field] = how;
      continue;
    }
    const value = rest[field];
    delete rest[field];
    const expected = how.kind === 'time' ? 'HH:MM' : '{trajectory: present|excused|absent}';
    if (value === undefined && !('optional' in how && how.optional))
      return refuseCohort('command.missingField', { field, expected });
    if (value !== undefined && !ownFits(how.kind, value)) return refuseCohort('command.badField', { field, expected });
  }
  const wrong = checkFields(plain, rest);
  return isCohortRefusal(wrong) ? wrong : null;
}
