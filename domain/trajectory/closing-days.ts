import { calendarOfPartner, type Calendar } from '../calendar/index.ts';
import type { Deadline } from './deadline.ts';
import type { Trajectory } from './state.ts';

/** By whose closing days a deadline is counted: a partner's own for what is the partner's, VDAB's for all else. */
export function calendarOf(
  calendar: Calendar,
  { owner, partner }: Pick<Deadline, 'owner' | 'partner'>,
  state: Trajectory,
): Calendar {
  const referral = 'referral' in state ? state.referral : null;
  const whose = partner ?? referral?.partner;
  return (owner === 'partner' || owner === 'groupWorker') && whose ? calendarOfPartner(calendar, whose) : calendar;
}
