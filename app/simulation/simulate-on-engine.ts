import { addDays, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { behaviour, limits } from '../../domain/simulation/index.ts';
import { rulesInForce } from '../../db/queries/rules.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { playOnEngine, type Played } from './engine.ts';
import { mustBeNear } from './simulate.ts';

/** Each command of each person goes through a workflow: a hundred people of a year take about half an hour. */
const mostOnEngine = 100;

export interface OnEngineAsked {
  readonly people: number;
  readonly years: number;
  readonly seed: number;
  /** Left out, tomorrow. */
  readonly from?: LocalDate;
  /** At most as many as the rules give. */
  readonly quota?: number;
}

/**
 * The same run by the core alone and through real workflows, and what differs. For an empty demo: the invented people are
 * written there, and its time goes by.
 * @throws AppError `simulation.outOfReach`, `simulation.farOff`, and all of `playOnEngine`
 */
export async function simulateOnEngine(
  app: App,
  asked: OnEngineAsked,
  onSaid?: (done: number, of: number) => void,
): Promise<Omit<Played, 'pure'>> {
  const { people, years, seed, quota } = asked;
  const today = localDateOf(await app.now());
  const from = asked.from ?? addDays(today, 1);
  mustBeNear(from, today);
  const rules = await rulesInForce(app.db, from);
  const most = rules.quotaPerProvinceAndYear;
  const within = (value: number, least: number, atMost: number): boolean =>
    Number.isInteger(value) && value >= least && value <= atMost;
  const fits =
    within(people, 1, mostOnEngine) &&
    within(years, 1, limits.years) &&
    within(seed, 0, 2_147_483_647) &&
    (quota === undefined || within(quota, 0, most));
  if (!fits)
    throw new AppError('simulation.outOfReach', 'not on the engine', 'ask for fewer people or years', {
      ...{ people: mostOnEngine, years: limits.years, repeats: 1, work: mostOnEngine * limits.years },
    });
  const { calendar } = await app.basis();
  const { pure: _pure, ...played } = await playOnEngine(
    app,
    { ...{ people, years, seed, from, rules, calendar, behaviour }, ...(quota === undefined ? {} : { quota }) },
    onSaid,
  );
  return played;
}
