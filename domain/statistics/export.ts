import type { LocalDate } from '../calendar/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { daysOfAge } from './facts.ts';
import type { Recorded } from './known.ts';
import type { AgeGroup } from './codes.ts';
import { agesOn, sexOf, type Counted, type KnownTraits } from './traits.ts';

/** What of an event anybody needs to count the figures anew: codes and days, and the ids that tie events of one life together. */
const counted = [
  ...['province', 'source', 'verdict', 'referralId', 'partner', 'track', 'cohortId', 'leftCohort', 'as', 'because'],
  ...['reason', 'kind', 'onwardId', 'destination', 'result', 'coachingId', 'corrected', 'trueOn', 'closing'],
  ...['presence', 'deadlineId', 'rule', 'rung', 'dueOn', 'anew'],
] as const;

/** One line of the export: an event. */
export type EventLine = Readonly<Record<string, unknown>> & { readonly life: string; readonly type: string };

/** One line of the export: what was known of the person, from a day on; null: from the beginning. */
export interface TraitsLine {
  readonly life: string;
  readonly traits: readonly {
    readonly knownOn: LocalDate | null;
    readonly sex: string;
    readonly education: string;
    readonly origin: string;
    /** On each day that matters the whole years, fewest and most; of somebody who was erased only the group. */
    readonly ages: Readonly<Record<LocalDate, readonly [number, number] | AgeGroup | null>>;
  }[];
}

export function eventLine(life: string, { event, recordedAt }: Recorded): EventLine {
  const { type, sequence, on, at } = event;
  const fields = event as unknown as Readonly<Record<string, unknown>>;
  return {
    ...{ life, type, sequence, on, at, recordedAt },
    ...Object.fromEntries(counted.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]])),
    ...nested(event),
  };
}

function nested(event: TrajectoryEvent): Readonly<Record<string, unknown>> {
  if (event.type === 'DeadlineOpened') {
    const { id, rule, kind, from, dueOn } = event.deadline;
    return { deadline: { id, rule, kind, from, dueOn } };
  }
  return event.type === 'ClosingUndone' ? { phase: event.restored.phase } : {};
}

export const traitsLine = (
  life: string,
  recorded: readonly Recorded[],
  known: readonly { readonly on: LocalDate | null; readonly counted: Counted }[],
): TraitsLine => ({
  life,
  traits: known.map(({ on: knownOn, counted: { sex, education, origin, birthDate } }) => ({
    ...{ knownOn, education, origin },
    sex: sexOf(sex),
    ages: Object.fromEntries(
      daysOfAge(recorded.map(({ event }) => event)).map((day) => [day, birthDate && agesOn(birthDate, day)]),
    ),
  })),
});

/** Of somebody who was erased the groups are left. */
export const keptTraitsLine = (life: string, kept: readonly KnownTraits[]): TraitsLine => ({
  life,
  traits: kept.map(({ knownOn, traits: { sex, education, migration: origin, ages } }) => ({
    ...{ knownOn, sex, education, origin, ages },
  })),
});
