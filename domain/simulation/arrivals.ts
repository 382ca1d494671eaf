import { addMonths, daysBetween, localDate, type LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import type { Source } from '../trajectory/codes.ts';
import type { Behaviour } from './behaviour.ts';
import { drawsOf } from './draws.ts';
import { endOf, type Scenario } from './scenario.ts';

/** An invented person before anything happened. */
export interface Arrival {
  /** Names the stream of chance: that of one person never depends on how many others there are. */
  readonly number: number;
  readonly on: LocalDate;
  readonly province: Province;
  readonly source: Source;
}

interface Month {
  readonly first: LocalDate;
  readonly days: number;
  readonly weight: number;
}

/** The months of the run, each with how many are registered in it compared with the others; a part of a month counts as its part. */
function monthsOf({ from, years }: Pick<Scenario, 'from' | 'years'>, { arrivesInMonth }: Behaviour): Month[] {
  const end = endOf({ from, years });
  const months: Month[] = [];
  for (let first = from; first < end;) {
    const next = addMonths(localDate(`${first.slice(0, 7)}-01`), 1);
    const until = next < end ? next : end;
    const days = daysBetween(first, until);
    const whole = daysBetween(localDate(`${first.slice(0, 7)}-01`), next);
    const weight = arrivesInMonth.of[first.slice(5, 7) as keyof typeof arrivesInMonth.of];
    months.push({ first, days, weight: (weight * days) / whole });
    first = until;
  }
  return months;
}

/** Who comes, and when; everybody by a chance of their own. */
export function arrivalsOf(scenario: Scenario): readonly Arrival[] {
  const { behaviour, people, seed } = scenario;
  const months = monthsOf(scenario, behaviour);
  const of = Object.fromEntries(months.map(({ weight }, at) => [String(at), weight]));
  return Array.from({ length: people }, (_, number): Arrival => {
    const draws = drawsOf(seed, number);
    const month = months[Number(draws.pick('arrives/month', { of }))] as Month;
    const day = Math.floor(draws.at('arrives/day') * month.days);
    return {
      number,
      on: dayIn(month.first, day),
      province: draws.pick('arrives/province', behaviour.arrivesInProvince),
      source: draws.pick('arrives/source', behaviour.comesFrom),
    };
  });
}

/** Within one month. */
const dayIn = (first: LocalDate, days: number): LocalDate =>
  `${first.slice(0, 8)}${String(Number(first.slice(8)) + days).padStart(2, '0')}` as LocalDate;
