import { localDateOf, type Instant } from '../domain/calendar/index.ts';
import type { Province } from '../domain/rules/index.ts';
import type { TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { places } from './schema.ts';

type PlaceRow = typeof places.$inferInsert;

/** What a life's events say about its places in the quota. A group that starts keeps its place for good. */
export function placesOf(trajectoryId: string, events: readonly TrajectoryEvent[]): PlaceRow[] {
  const rows = new Map<string, PlaceRow>();
  let province: Province | null = null;
  const change = (referralId: string, changed: Partial<PlaceRow>): void => {
    const row = rows.get(referralId);
    if (row) rows.set(referralId, { ...row, ...changed });
  };
  /** Who waits, waits in the year that runs, and counts in the year in which a place is offered. */
  const waits = (event: { referralId: string; at: Instant }, changed: Partial<PlaceRow>): void => {
    const year = Math.max(rows.get(event.referralId)?.year ?? 0, yearOf(localDateOf(event.at)));
    change(event.referralId, { ...changed, year });
  };
  for (const event of events) {
    // A referral stays where it was made; the next one is where the person lives by then.
    if (event.type === 'Registered' || event.type === 'ProvinceChanged') province = event.province;
    if (event.type === 'Referred' && province) {
      // Until the quota answers there is no place; a life that ends here asked in vain.
      rows.set(event.referralId, {
        trajectoryId,
        referralId: event.referralId,
        province,
        year: yearOf(event.on),
        status: 'released',
        requestedAt: event.at,
        queuedAt: null,
        queueNumber: null,
      });
    }
    if (event.type === 'PlaceGranted' || event.type === 'PlaceAccepted')
      change(event.referralId, { status: 'granted' });
    if (event.type === 'PlaceQueued' || event.type === 'PlaceLapsed')
      waits(event, { status: 'queued', queuedAt: event.at });
    if (event.type === 'PlaceOffered') waits(event, { status: 'offered' });
    if (event.type === 'ReferralDeclined' || event.type === 'ReferralWithdrawn')
      change(event.referralId, { status: 'released' });
  }
  // One that is still being asked has no row yet: the effect that asks makes it.
  const last = [...events].reverse().find((event) => 'referralId' in event);
  if (last?.type === 'Referred') rows.delete(last.referralId);
  return [...rows.values()];
}

/** Referrals count by the year they were made in; one that waits into the next year counts there. */
export const yearOf = (on: string): number => Number(on.slice(0, 4));

/** How many places these rows take, per province and year. */
export function takenByQuota(rows: readonly PlaceRow[]): { province: Province; year: number; taken: number }[] {
  const quotas = new Map<string, { province: Province; year: number; taken: number }>();
  for (const { province, year, status } of rows) {
    const quota = quotas.get(`${province}/${year}`) ?? { province, year, taken: 0 };
    quotas.set(`${province}/${year}`, {
      ...quota,
      taken: quota.taken + (status === 'granted' || status === 'offered' ? 1 : 0),
    });
  }
  return [...quotas.values()];
}
