import { addDays, instantOfMs, localDate, localDateOf, msOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { KnownBirth } from '../../domain/people/birth.ts';
import { educations, origins, provinceCodes, sexes } from '../../domain/people/codes.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import {
  daysOfAge,
  knownDays,
  traitsOf,
  type Counted,
  type KnownTraits,
  type Recorded,
} from '../../domain/statistics/index.ts';
import {
  closingToUndo,
  contextAt,
  trajectoryId,
  undoClosing,
  type Actor,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { playLives } from '../../ops/demo/lives.ts';
import { randomFrom, type Random } from '../../ops/demo/random.ts';
import { eligible } from '../support/eligible.ts';
import { andThen, aPerson, calendar, noon, randomLife, registered, type Batch } from '../db/lives.ts';

/** Somebody with all that happened, when it was recorded, and what was known of them since when. */
export interface Lived {
  readonly trajectoryId: string;
  readonly recorded: readonly Recorded[];
  readonly known: readonly { readonly on: LocalDate | null; readonly counted: Counted }[];
}

const firstDay = localDate('2024-01-08');
const lastDay = localDate('2026-06-30');

/** So many people of whom most live as those of the demo, and some at random: with corrections, and closings that were undone. */
export function population(people: number, seed: number): readonly Lived[] {
  const random = randomFrom(seed);
  const atRandom = Math.ceil(people / 5);
  const ordinary = playLives(
    Array.from({ length: people - atRandom }, (_, index) => {
      const province = random.pick(provinceCodes as [(typeof provinceCodes)[0]]);
      return {
        trajectoryId: trajectoryId(index + 1),
        person: aPerson({ province }),
        mediatorId: `mediator-1.${province}`,
        enteredOn: addDays(firstDay, random.between(0, 700)),
      };
    }),
    { rules: rules2026, calendar, now: noon(lastDay), seed, quota: () => 40 },
  );
  const odd = Array.from({ length: atRandom }, (_, index) => ({
    trajectoryId: trajectoryId(people + index + 1),
    events: anyLife(trajectoryId(people + index + 1), seed * 1000 + index, random),
  }));
  return [...ordinary, ...odd].map(({ trajectoryId: id, events }) => ({
    trajectoryId: id,
    recorded: events.map((event) => ({ event, recordedAt: recordedAfter(event, random) })),
    known: knownOf(events, random),
  }));
}

const teamLead: Actor = { role: 'teamLead', id: 'lead.antwerp' };

function anyLife(id: string, seed: number, random: Random): readonly TrajectoryEvent[] {
  const on = addDays(firstDay, random.between(0, 400));
  const born = registered(id, on, random.pick(provinceCodes as [(typeof provinceCodes)[0]]));
  const events = [...born.events];
  // Half of them are brought into a group first: at random few come that far.
  const first = random.chance(0.5) ? toGroup(born, on, events) : born;
  let state = first.state;
  for (const batch of randomLife(seed, first, addDays(localDateOf(stateAt(state)), 1), 60)) {
    events.push(...batch.events);
    state = batch.state;
  }
  if (state.phase !== 'closed') return events;
  const day = addDays(localDateOf(state.lastAt), 3);
  const context = { ...contextAt(state, noon(day), { rules: rules2026, calendar }), by: teamLead };
  const found = closingToUndo(events, teamLead, context);
  if ('problem' in found) return events;
  const undone = undoClosing(found, { because: 'other', place: 'asItWas', inCohort: random.chance(0.5) }, context);
  events.push(...undone.events);
  for (const batch of randomLife(seed + 1, { ...undone, effects: [] }, day, 20)) events.push(...batch.events);
  return events;
}

const stateAt = (state: Trajectory) => (state.phase === 'none' ? noon(firstDay) : state.lastAt);

const toTheGroup: readonly (readonly [name: string, data?: Record<string, unknown>])[] = [
  ['giveConsent'],
  ['holdIntakeTalk'],
  ['decideEligibility', eligible],
  ['addGoal', { theme: 'work' }],
  ['agreePlan', { how: 'signed' }],
  ['refer'],
  ['placeGranted', { referralId: 'R1' }],
  ['acceptReferral', { referralId: 'R1' }],
  ['startGroup', { referralId: 'R1' }],
];

/** Into a group, a step every other day; says the last of them. */
function toGroup(born: Batch, on: LocalDate, events: TrajectoryEvent[]): Batch {
  let last = born;
  toTheGroup.forEach(([name, data], at) => {
    last = andThen(last.state, name, addDays(on, 2 * at), data);
    events.push(...last.events);
  });
  return last;
}

/** Mostly at once; now and then the record was away for days, over some nights. */
const recordedAfter = ({ at }: TrajectoryEvent, random: Random) =>
  instantOfMs(msOf(at) + (random.chance(0.03) ? random.between(0, 5 * 86_400_000) : random.between(0, 900)));

function knownOf(events: readonly TrajectoryEvent[], random: Random): Lived['known'] {
  const said = (): Counted => ({
    sex: random.pick<Counted['sex']>([null, ...sexes]),
    birthDate: random.pick([birth(random), birth(random).slice(0, 4), birth(random).slice(0, 7)]) as KnownBirth,
    education: random.pick([...educations]),
    origin: random.pick([...origins]),
  });
  const first = events[0]!.on;
  const later = random.chance(0.2) ? [addDays(first, random.between(0, 600))] : [];
  return [{ on: null, counted: said() }, ...later.map((on) => ({ on, counted: said() }))];
}

const birth = (random: Random): string => addDays(localDate('1955-01-01'), random.between(0, 19_000));

/** What the figures know of them, as the database would have it. */
export function traitsIn({ recorded, known }: Lived): readonly KnownTraits[] {
  const days = daysOfAge(recorded.map(({ event }) => event));
  return known.map(({ on, counted }) => ({
    knownOn: on ?? knownDays(recorded)[0]!,
    traits: traitsOf(counted, days),
  }));
}

export const cutOffs = [
  { from: localDate('2024-01-01'), until: localDate('2024-12-31'), asOf: localDate('2024-12-31') },
  { from: localDate('2025-01-01'), until: localDate('2025-12-31'), asOf: localDate('2026-01-20') },
  { from: localDate('2024-01-01'), until: localDate('2026-06-30'), asOf: localDate('2026-07-15') },
] as const;
