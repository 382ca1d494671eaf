import type { App } from '../../app/open.ts';
import { rules2026, type Province } from '../../domain/rules/index.ts';
import type { Trajectory } from '../../domain/trajectory/index.ts';
import { eligible } from '../support/eligible.ts';
import { daysAgo, testDay } from '../support/day.ts';
import { begin, calendar, go, noon } from './lives.ts';
import type { TestDatabase } from './support.ts';

/** As much of the application as looking for sense takes. */
export const appOf = ({ db }: TestDatabase, now = noon(testDay)): App =>
  ({ db, now: async () => now, basis: async () => ({ rules: rules2026, calendar }) }) as unknown as App;

/** Eligible, with a plan, in mediation. */
export async function planned(
  base: TestDatabase,
  province: Province = 'limburg',
): Promise<{ id: string; state: Trajectory }> {
  const first = await begin(base.db, daysAgo(60), province);
  let state = await go(base.db, first.id, first.state, 'giveConsent', daysAgo(55), {
    ocmw: false,
    riziv: false,
    employment: false,
  });
  state = await go(base.db, first.id, state, 'holdIntakeTalk', daysAgo(50));
  state = await go(base.db, first.id, state, 'decideEligibility', daysAgo(45), eligible);
  state = await go(base.db, first.id, state, 'addGoal', daysAgo(30), { theme: 'work' });
  state = await go(base.db, first.id, state, 'agreePlan', daysAgo(30), { how: 'signed' });
  return { id: first.id, state };
}
