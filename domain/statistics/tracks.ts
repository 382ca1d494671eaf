import type { LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { daysNoted } from './told.ts';

/** What somebody who was referred waits for: a place, the partner's answer, the first day of the group. */
const waitSteps = ['place', 'answer', 'start'] as const;
type WaitStep = (typeof waitSteps)[number];

interface Wait {
  readonly step: WaitStep;
  readonly from: LocalDate;
  /** null: it goes on. */
  readonly until: LocalDate | null;
  /** Whether it ended because the next step began. */
  readonly wentOn: boolean;
}

/** One referral, and the group that came of it. */
export interface Track {
  readonly id: string;
  /** The number of the event that made it. */
  readonly sequence: number;
  readonly on: LocalDate;
  /** Where it was made: the quota is that province's, also of somebody who moves. */
  readonly province: Province;
  readonly partner: string;
  readonly track: string;
  readonly cohort: string | null;
  readonly waits: readonly Wait[];
  /** Why no group came of it. */
  readonly over: 'declined' | 'withdrawn' | null;
  readonly startedOn: LocalDate | null;
  readonly ended: {
    readonly on: LocalDate;
    readonly as: string;
    readonly because: string;
    readonly sequence: number;
  } | null;
  readonly outcome: { readonly on: LocalDate; readonly kind: string } | null;
  /** Days on which mediator and group worker consulted each other while it ran. */
  readonly consulted: readonly LocalDate[];
}

type Following = { -readonly [K in keyof Track]: Track[K] } & { waits: Wait[]; consulted: LocalDate[] };

/** The referrals of a life in their order. */
export function tracksOf(
  events: readonly TrajectoryEvent[],
  provinceAt: (sequence: number) => Province,
): readonly Track[] {
  const tracks: Following[] = [];
  const consultations = daysNoted(events, 'ConsultationHeld');
  for (const event of events) {
    const track =
      'referralId' in event ? tracks.find(({ id }) => id === event.referralId) : tracks.findLast(({ over }) => !over);
    if (event.type === 'Referred') {
      const { referralId: id, sequence, on, partner, track: kind } = event;
      tracks.push({ ...begun, id, sequence, on, partner, track: kind, province: provinceAt(sequence), ...empty(on) });
    } else if (track) follow(track, event, consultations);
  }
  return tracks;
}

const begun = { cohort: null, over: null, startedOn: null, ended: null, outcome: null } as const;
const empty = (from: LocalDate): Pick<Following, 'waits' | 'consulted'> => ({
  waits: [{ step: 'place', from, until: null, wentOn: false }],
  consulted: [],
});

function follow(track: Following, event: TrajectoryEvent, consultations: ReturnType<typeof daysNoted>): void {
  switch (event.type) {
    case 'PlaceGranted':
    case 'PlaceAccepted':
      return next(track, 'answer', event.on);
    case 'ReferralRedirected':
      track.partner = event.partner;
      track.track = event.track;
      return;
    case 'ReferralAccepted':
      return next(track, 'start', event.on);
    case 'ReferralDeclined':
    case 'ReferralWithdrawn':
      track.over = event.type === 'ReferralDeclined' ? 'declined' : 'withdrawn';
      return next(track, null, event.on, false);
    case 'CohortJoined':
      track.cohort = event.cohortId;
      return;
    case 'CohortLeft':
      track.cohort = null;
      return;
    case 'GroupStarted':
      track.startedOn = event.on;
      return next(track, null, event.on);
    case 'GroupTrackEnded':
      track.ended = { on: event.on, as: event.as, because: event.because, sequence: event.sequence };
      return;
    case 'GroupOutcomeRegistered':
      track.outcome = { on: event.on, kind: event.kind };
      return;
    case 'ConsultationHeld': {
      const on = consultations.get(event.sequence);
      if (on && track.startedOn !== null && track.ended === null) track.consulted.push(on);
      return;
    }
    case 'ClosingUndone':
      if (event.leftCohort !== undefined && track.startedOn === null) track.cohort = null;
      // The place was given back by the closing, and none was left: the person waits for one again.
      if (event.restored.phase === 'waiting' && track.startedOn === null && track.waits.at(-1)?.step !== 'place')
        next(track, 'place', event.on, false);
      return;
    default:
  }
}

function next(track: Following, step: WaitStep | null, on: LocalDate, wentOn = true): void {
  const last = track.waits.at(-1);
  if (last?.until === null) track.waits.splice(-1, 1, { ...last, until: on, wentOn });
  if (step !== null) track.waits.push({ step, from: on, until: null, wentOn: false });
}
