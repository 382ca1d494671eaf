/** People in mediation whose next date is the same for all: lived by the pure core alone, as the demo's past is. */
import {
  addDays,
  instantOfMs,
  localDateOf,
  msOf,
  startOfDay,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import {
  contextAt,
  type Context,
  decide,
  effects,
  isRefusal,
  register,
  trajectoryId,
  type Actor,
  type CommandName,
  type Decided,
  type Effect,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import type { App } from '../../app/open.ts';
import { recordMany } from '../../db/record-many.ts';
import { staffId } from '../../db/seed-staff.ts';
import { aPerson } from '../db/lives.ts';
import { eligible } from '../support/eligible.ts';

const province = 'antwerp';
export const mediator = { role: 'mediator', id: staffId('mediator-1', province) } as const satisfies Actor;
const system: Actor = { role: 'system' };

/** What happened so many days ago. */
const past: readonly (readonly [daysAgo: number, by: Actor, name: CommandName, data: Record<string, unknown>])[] = [
  [33, mediator, 'giveConsent', {}],
  [33, system, 'lookupAnswered', { lookupId: 'L1', answer: 'no' }],
  [33, system, 'lookupAnswered', { lookupId: 'L2', answer: 'none' }],
  [26, mediator, 'holdIntakeTalk', {}],
  [23, mediator, 'decideEligibility', eligible],
  [0, mediator, 'addGoal', { theme: 'work' }],
  [0, mediator, 'agreePlan', { how: 'signed' }],
];
const registeredDaysAgo = 35;

export type Registered = Exclude<Trajectory, { phase: 'none' }>;

interface Life {
  readonly trajectoryId: string;
  readonly state: Registered;
  readonly events: readonly TrajectoryEvent[];
  readonly effects: readonly { readonly effect: Effect; readonly status: 'done' }[];
}

/** Makes so many, numbered from `first`, and writes them to Postgres; their runs are not started. */
export async function makePeople({ db, basis }: App, first: number, count: number): Promise<Registered[]> {
  const { rules, calendar } = await basis();
  const today = localDateOf(instantOfMs(Date.now()));
  const lives = Array.from({ length: count }, (_, index) =>
    live(trajectoryId(first + index), (daysAgo) => morningOf(addDays(today, -daysAgo)), { rules, calendar }),
  );
  const people = lives.map((life) => ({ ...life, person: aPerson({ province }), epoch: 1 }));
  await recordMany(db, people, { quota: rules.quotaPerProvinceAndYear });
  return lives.map(({ state }) => state);
}

/** Early enough to be past today, too. */
const morningOf = (day: LocalDate): Instant => instantOfMs(Math.min(msOf(startOfDay(day)) + 60_000, Date.now()));

function live(id: string, at: (daysAgo: number) => Instant, given: Pick<Context, 'rules' | 'calendar'>): Life {
  const told: Effect[] = [];
  const events: TrajectoryEvent[] = [];
  const take = (decided: Decided): Trajectory => {
    events.push(...decided.events);
    told.push(...effects(decided.events, decided.state));
    return decided.state;
  };
  const who = { trajectoryId: id, province, source: 'vdab', mediatorId: mediator.id, listedOn: null } as const;
  const now = at(registeredDaysAgo);
  let state = take(register(who, mediator, { now, today: localDateOf(now), ...given }));
  for (const [daysAgo, by, name, data] of past) {
    const decided = decide(state, name, { by, data }, contextAt(state, at(daysAgo), given));
    if (isRefusal(decided)) throw new Error(`${name}: ${decided.refused}`);
    state = take(decided);
  }
  if (state.phase !== 'mediation') throw new Error('not in mediation');
  return { trajectoryId: id, state, events, effects: told.map((effect) => ({ effect, status: 'done' })) };
}
