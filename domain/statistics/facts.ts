import type { LocalDate } from '../calendar/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { figureCodes, type FigureCode } from './codes.ts';
import * as dates from './figures/dates.ts';
import * as groups from './figures/groups.ts';
import * as guidance from './figures/guidance.ts';
import type { Figure, Item } from './figures/item.ts';
import * as process from './figures/process.ts';
import { lifeOf, type Life } from './life.ts';
import type { Fact } from './record.ts';
import type { Traits } from './traits.ts';

const { weekSix: _weekSix, ...ofDates } = dates;

/** Every figure by its code; one without a function does not compile. */
const figures: Readonly<Record<FigureCode, Figure>> = { ...groups, ...guidance, ...ofDates, ...process };

/** Everything that the events of one life, from the first to the last that is known, say to the figures. */
export function factsOf(events: readonly TrajectoryEvent[], traits: Traits): readonly Fact[] {
  const life = lifeOf(events);
  return figureCodes.flatMap((figure) => figures[figure](life).flatMap((item) => factOf(life, traits, figure, item)));
}

/** The days on which somebody's age is asked: the first one, and those of the referrals. */
export const daysOfAge = (events: readonly TrajectoryEvent[]): LocalDate[] =>
  events.flatMap(({ type, on }) => (type === 'Registered' || type === 'Referred' ? [on] : []));

function factOf(life: Life, traits: Traits, figure: FigureCode, item: Item): readonly Fact[] {
  const { on, until = null, kind = null, days = null, sequence } = item;
  // It ended on the day it began: there is no day on which it stood.
  if (until !== null && until <= on) return [];
  const track = item.track ?? life.tracks.findLast((one) => one.sequence <= sequence);
  const { sex, education, migration, ages } = traits;
  return [
    {
      ...{ figure, on, until, kind, days },
      province: item.track?.province ?? life.provinceAt(sequence),
      sex,
      ageGroup: ages[track?.on ?? life.entered.on] ?? 'unknown',
      education,
      migration,
      partner: track?.partner ?? null,
      cohort: track?.cohort ?? null,
      yearOfStart: track?.startedOn ? Number(track.startedOn.slice(0, 4)) : null,
    },
  ];
}
