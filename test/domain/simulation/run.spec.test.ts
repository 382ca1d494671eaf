import { describe, expect, it } from 'vitest';
import { addMonths, type LocalDate } from '../../../domain/calendar/index.ts';
import { evolveCohort, isOpenCohort, notPlanned, type Cohort } from '../../../domain/cohort/index.ts';
import type { Province } from '../../../domain/rules/index.ts';
import { run, type Placed, type Ran, type Start } from '../../../domain/simulation/index.ts';
import { placesHeld } from '../../../domain/simulation/places.ts';
import {
  evolve,
  isOpen,
  notRegistered,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../domain/trajectory/index.ts';
import { aScenario, quick } from './scenarios.ts';

/** Little room, so that people wait in every province. */
const tight = aScenario({ people: 120, quota: 6, behaviour: quick });
const ofType = <T extends TrajectoryEvent['type']>(events: readonly TrajectoryEvent[], type: T) =>
  events.filter((event): event is Extract<TrajectoryEvent, { type: T }> => event.type === type);
const provinceOf = (events: readonly TrajectoryEvent[]) => ofType(events, 'Registered')[0]?.province;
/** All but the number a person got, which follows from who else was registered before. */
const lived = ({ lives }: Ran, where: (arrival: number) => boolean) =>
  new Map(
    lives
      .filter(({ arrival }) => arrival !== null && where(arrival))
      .map(({ arrival, events }) => [
        arrival,
        events.map((event) => ({ ...event, trajectoryId: '', ...('cohortId' in event ? { cohortId: '' } : {}) })),
      ]),
  );

describe('a run of invented people', () => {
  const ran = run(tight);

  it('is the same each time it is run, and another with another seed', () => {
    expect(run(tight)).toEqual(ran);
    expect(run({ ...tight, seed: 2 }).lives).not.toEqual(ran.lives);
  });

  it('is changed by one more person for nobody in another province, and for nobody before they wait for the same place or group', () => {
    const more = run({ ...tight, people: tight.people + 1 });
    const extra = more.lives.find(({ arrival }) => arrival === tight.people);
    const theirs = provinceOf(extra?.events ?? []);
    expect(theirs).toBeDefined();
    const elsewhere = new Set(
      ran.lives.filter(({ events }) => provinceOf(events) !== theirs).map(({ arrival }) => arrival),
    );
    const others = (of: Ran) => lived(of, (arrival) => elsewhere.has(arrival));
    expect(others(ran).size).toBeGreaterThan(50);
    expect(others(more)).toEqual(others(ran));
    const near = (of: Ran) => lived(of, (arrival) => arrival < tight.people && !elsewhere.has(arrival));
    const until = (events: readonly { readonly type: string }[]) =>
      events.slice(0, Math.max(0, events.findIndex(({ type }) => type === 'Referred') + 1));
    const same = [...near(ran)].map(([arrival, events]) => [until(events), until(near(more).get(arrival) ?? [])]);
    for (const [before, after] of same) expect(after).toEqual(before);
  });

  it('never has more places taken than the quota, in any province and year, on any day', () => {
    const changes = ran.lives
      .flatMap(({ events }) => placesHeld(events))
      .flatMap(({ province, year, from, until }) => [
        { key: `${province} ${year}`, on: from, by: 1 },
        ...(until === null ? [] : [{ key: `${province} ${year}`, on: until, by: -1 }]),
      ])
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.by - b.by));
    const now = new Map<string, number>();
    let most = 0;
    for (const { key, by } of changes) {
      now.set(key, (now.get(key) ?? 0) + by);
      most = Math.max(most, now.get(key) ?? 0);
    }
    expect(most).toBe(tight.quota);
  });

  it('lets nobody pass somebody who waits', () => {
    // Of those who never let an offer lapse: whoever came first in the line of a year was offered first.
    const waits = ran.lives.flatMap(({ id, events }) => {
      const [queued] = ofType(events, 'PlaceQueued');
      const [offered] = ofType(events, 'PlaceOffered');
      const moved = events.some(({ type }) => type === 'PlaceLapsed' || type === 'ReferralWithdrawn');
      return queued && !moved
        ? [{ id, province: provinceOf(events), queued: queued.on, offered: offered?.on ?? '9' }]
        : [];
    });
    expect(waits.length).toBeGreaterThan(10);
    for (const one of waits)
      for (const other of waits)
        if (one.province === other.province && one.queued < other.queued)
          expect(one.offered <= other.offered).toBe(true);
  });

  it('guides nobody past the 24 months, and nothing happens to whoever is closed', () => {
    for (const { events } of ran.lives) {
      const eligible = ofType(events, 'EligibilityDecided').find(({ verdict }) => verdict === 'eligible');
      const cap = eligible ? addMonths(eligible.on, 24) : ('9' as LocalDate);
      for (const { on } of [...ofType(events, 'ContactRecorded'), ...ofType(events, 'GuidanceEnded')])
        expect(on <= cap).toBe(true);
      const closed = events.findIndex(({ type }) => type === 'TrajectoryClosed');
      if (closed >= 0) expect(events.slice(closed + 1)).toEqual([]);
    }
  });

  it('refuses almost nothing of what people want: they know the programme', () => {
    const refused = Object.values(ran.refused).reduce((sum, one) => sum + one, 0);
    const given = ran.lives.reduce((sum, { events }) => sum + events.length, 0);
    expect(refused / given).toBeLessThan(0.005);
  });

  it('starts groups only when enough people wait, and puts nobody in one twice', () => {
    for (const { events } of ran.groups) {
      const allocated = events.flatMap((event) => (event.type === 'MemberAllocated' ? [event.trajectoryId] : []));
      expect(new Set(allocated).size).toBe(allocated.length);
      expect(allocated.length).toBeGreaterThanOrEqual(quick.groupStartsFrom.value);
      expect(allocated.length).toBeLessThanOrEqual(quick.groupSize.value);
    }
    expect(ran.groups.length).toBeGreaterThan(5);
  });

  it('goes on from people, groups and places that are there already, and changes nothing of what was', () => {
    const first = run({ ...tight, years: 1 });
    const before = JSON.stringify(first);
    const { start, until } = { start: startOf(first), until: first.until };
    expect(start.people.length).toBeGreaterThan(40);
    expect(start.cohorts.length).toBeGreaterThan(0);
    expect(start.line.some(({ status }) => status === 'queued')).toBe(true);
    const then = run({ ...tight, people: 20, years: 1, from: until, start });
    expect(JSON.stringify(first)).toBe(before);
    const known = new Map(first.lives.map(({ id, events }) => [id, events]));
    const there = then.lives.filter(({ arrival }) => arrival === null);
    expect(there.length).toBe(start.people.length);
    for (const { id, events } of there) expect(events.slice(0, known.get(id)?.length)).toEqual(known.get(id));
    // Who waited longest is offered the first place of the new year.
    const [waited] = start.line.filter(({ status }) => status === 'queued');
    const offered = there.find(({ id }) => id === waited?.trajectoryId)?.events ?? [];
    expect(offered.some(({ type, on }) => type === 'PlaceOffered' && on.startsWith('2028-01'))).toBe(true);
    // What ran goes on: of those in a group all but a few have come to its end.
    const inGroup = start.people.filter(({ state }) => state.phase === 'groupTrack').map(({ state }) => state.id);
    const ended = there.filter(
      ({ id, events }) => inGroup.includes(id) && events.some(({ type }) => type === 'GroupTrackEnded'),
    );
    expect(ended.length).toBeGreaterThanOrEqual(inGroup.length * 0.7);
  });
});

/** The programme as it stands at the end of a run. */
function startOf({ lives, groups, until }: Ran): Start {
  const people = lives.flatMap(({ events }) => {
    const state = events.reduce<Trajectory>(evolve, notRegistered);
    return isOpen(state) ? [{ state, events }] : [];
  });
  const cohorts = groups.flatMap(({ events }) => {
    const state = events.reduce<Cohort>(evolveCohort, notPlanned);
    return isOpenCohort(state) ? [state] : [];
  });
  const year = Number(until.slice(0, 4)) - 1;
  const line = people
    .flatMap(({ state: { id: trajectoryId, ...state }, events }): (Placed & { since: string })[] => {
      const referral = 'referral' in state ? state.referral : null;
      if (!referral) return [];
      const { id: referralId, province, step } = referral;
      const status = step === 'queued' || step === 'offered' ? step : 'granted';
      const since = events.findLast(({ type }) => type === 'PlaceQueued' || type === 'PlaceLapsed')?.on ?? '';
      return [{ trajectoryId, referralId, province, year, status, since }];
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.trajectoryId < b.trajectoryId ? -1 : 1));
  const taken = new Map<Province, number>();
  for (const { province, until: back, year: of } of lives.flatMap(({ events }) => placesHeld(events)))
    if (back === null && of === year) taken.set(province, (taken.get(province) ?? 0) + 1);
  return {
    ...{ people, cohorts, line },
    quotas: [...taken].map(([province, many]) => ({ province, year, places: tight.quota ?? 0, taken: many })),
  };
}
