import type { Province } from '../rules/index.ts';
import type { Placed, Start } from './scenario.ts';

/** A referral in the line of its province. */
export interface InLine {
  readonly trajectoryId: string;
  readonly referralId: string;
}

interface Place extends InLine {
  readonly province: Province;
  year: number;
  status: 'granted' | 'offered' | 'queued' | 'released';
  /** Order of waiting. */
  queue: number;
  everQueued: boolean;
}

/**
 * Places and the line of each province, by the same order as Postgres keeps them (db/queries/places.ts and line.ts): a place
 * counts in the year of the referral, or in the one that runs; nobody passes somebody who waits; one that comes free is
 * offered to the first in line; after a lapsed offer one is the last; before a third offer somebody talks with them.
 */
export interface Line {
  request(
    place: InLine & { readonly province: Province; readonly year: number; readonly running: number },
  ): 'granted' | 'queued';
  /** @returns to whom the place is offered now */
  release(place: InLine & { readonly running: number; readonly lapsed: boolean }): InLine | null;
  /** Free places of the year that runs, offered in order: at the beginning of a year, and once a day. */
  offerAll(province: Province, running: number): InLine[];
  taken(province: Province, year: number): number;
  waiting(province: Province): number;
}

export function lineOf(
  quota: number,
  start: Pick<Start, 'line' | 'quotas'> | undefined,
  talkDue: (one: InLine) => boolean,
): Line {
  const places = new Map<string, Place>();
  const queues = new Map<Province, Place[]>();
  const taken = new Map<string, number>();
  const most = new Map<string, number>();
  let queued = 0;
  const keyOf = ({ trajectoryId, referralId }: InLine): string => `${trajectoryId} ${referralId}`;
  const yearKey = (province: Province, year: number): string => `${province} ${year}`;
  const queueOf = (province: Province): Place[] => {
    const there = queues.get(province) ?? [];
    queues.set(province, there);
    return there;
  };
  const isTaken = (province: Province, year: number): number => taken.get(yearKey(province, year)) ?? 0;
  const free = (province: Province, year: number): number =>
    (most.get(yearKey(province, year)) ?? quota) - isTaken(province, year);
  const take = (province: Province, year: number, by: number): void => {
    taken.set(yearKey(province, year), isTaken(province, year) + by);
  };
  const enqueue = (place: Place): void => {
    place.queue = queued += 1;
    place.everQueued = true;
    queueOf(place.province).push(place);
  };
  const leave = (place: Place): void => {
    const queue = queueOf(place.province);
    const at = queue.indexOf(place);
    if (at >= 0) queue.splice(at, 1);
  };
  const offer = (province: Province, year: number, atMost: number): InLine[] => {
    const next = queueOf(province)
      .filter((one) => one.year <= year && !talkDue(one))
      .slice(0, Math.max(0, Math.min(free(province, year), atMost)));
    for (const place of next) {
      leave(place);
      place.status = 'offered';
      place.year = year;
      take(province, year, 1);
    }
    return next;
  };

  for (const one of start?.quotas ?? []) {
    taken.set(yearKey(one.province, one.year), one.taken);
    most.set(yearKey(one.province, one.year), one.places);
  }
  for (const one of start?.line ?? []) begin(one);

  function begin(one: Placed): void {
    const place: Place = { ...one, queue: 0, everQueued: one.status !== 'granted' };
    places.set(keyOf(one), place);
    if (one.status === 'queued') enqueue(place);
  }

  return {
    request({ province, year, running, ...who }) {
      const there = places.get(keyOf(who));
      if (there) return there.status === 'granted' && !there.everQueued ? 'granted' : 'queued';
      const alone = queueOf(province).length === 0;
      const place: Place = { ...who, province, year, status: 'granted', queue: 0, everQueued: false };
      places.set(keyOf(who), place);
      for (const one of new Set([year, running])) {
        if (!alone || free(province, one) <= 0) continue;
        place.year = one;
        take(province, one, 1);
        return 'granted';
      }
      place.status = 'queued';
      place.year = running;
      enqueue(place);
      return 'queued';
    },
    release({ running, lapsed, ...who }) {
      const place = places.get(keyOf(who));
      if (!place || place.status === 'released') return null;
      const year = Math.max(running, place.year);
      const held = place.status === 'granted' || place.status === 'offered';
      if (held) take(place.province, place.year, -1);
      else leave(place);
      if (lapsed && place.status === 'offered') {
        place.status = 'queued';
        place.year = year;
        enqueue(place);
      } else place.status = 'released';
      return offer(place.province, year, 1)[0] ?? null;
    },
    offerAll(province, running) {
      for (const place of queueOf(province)) place.year = Math.max(place.year, running);
      return offer(province, running, Infinity);
    },
    taken: isTaken,
    waiting: (province) => queueOf(province).length,
  };
}
