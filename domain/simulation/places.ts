import type { LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import type { TrajectoryEvent } from '../trajectory/index.ts';

/** A place of the quota that somebody has: granted, or offered and not lapsed. */
export interface Held {
  readonly province: Province;
  /** The year it counts in. */
  readonly year: number;
  readonly from: LocalDate;
  /** The day on which it went back; null: it did not. One whose group started stays taken. */
  readonly until: LocalDate | null;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The places that one life had, from its events: as Postgres counts them (db/places-of-events.ts). */
export function placesHeld(events: readonly TrajectoryEvent[]): readonly Held[] {
  const held: Held[] = [];
  const open = new Map<string, number>();
  let province: Province | null = null;
  let referred: { readonly province: Province; readonly year: number } | null = null;
  for (const event of events) {
    if (event.type === 'Registered' || event.type === 'ProvinceChanged') province = event.province;
    if (event.type === 'Referred' && province) referred = { province, year: yearOf(event.on) };
    if ((event.type === 'PlaceGranted' || event.type === 'PlaceOffered') && referred) {
      // Who waited counts in the year in which the place came.
      const year = event.type === 'PlaceOffered' ? yearOf(event.on) : referred.year;
      open.set(event.referralId, held.push({ province: referred.province, year, from: event.on, until: null }) - 1);
    }
    if (event.type !== 'PlaceLapsed' && event.type !== 'ReferralDeclined' && event.type !== 'ReferralWithdrawn')
      continue;
    const at = open.get(event.referralId);
    if (at === undefined) continue;
    held[at] = { ...(held[at] as Held), until: event.on };
    open.delete(event.referralId);
  }
  return held;
}
