import type { Instant } from '../domain/calendar/index.ts';

/** How far a mail to people came. `kept`: there is no mail server, or it did not take it yet; `held`: it leaves after the quiet hours; `bounced`: its address does not work. It can be read here all the same. */
export type Delivery = 'kept' | 'held' | 'bounced' | 'sent';

/** With the moment at which a held one leaves; else null. */
export function deliveryOf({
  sentAt,
  leavesAt,
  bouncedAt,
}: Readonly<Record<'sentAt' | 'leavesAt' | 'bouncedAt', Instant | null>>): {
  readonly delivery: Delivery;
  readonly leavesAt: Instant | null;
} {
  if (bouncedAt) return { delivery: 'bounced', leavesAt: null };
  if (sentAt) return { delivery: 'sent', leavesAt: null };
  return { delivery: leavesAt ? 'held' : 'kept', leavesAt };
}
