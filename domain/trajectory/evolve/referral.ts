import { isOfEdition } from '../../durable/edition.ts';
import type { Mediation, OnwardReferral, OpenTrajectory, Waiting } from '../state.ts';
import { as, mediation, there, type Meaning, type Of } from './meaning.ts';

/** The referral to a partner: a place, an answer, a group. */
export const referral: Meaning<
  | 'Referred'
  | 'ReferredOnward'
  | 'OnwardResultRecorded'
  | 'PlaceQueued'
  | 'PlaceOffered'
  | 'PlaceLapsed'
  | 'ReferralRedirected'
  | 'PlaceAccepted'
  | 'PlaceGranted'
  | 'ReferralAccepted'
  | 'ReferralDeclined'
  | 'ReferralWithdrawn'
  | 'CohortJoined'
  | 'CohortLeft'
> = {
  Referred: (state, event) => ({
    ...as(state, 'mediation', event),
    referrals: state.referrals + 1,
    referral: {
      id: event.referralId,
      partner: event.partner,
      track: event.track,
      province: state.province,
      referredOn: event.on,
      step: 'placeAsked',
    },
  }),
  ReferredOnward(state, { onwardId: id, destination, projectId, on: referredOn }) {
    const { province } = state;
    const sent: OnwardReferral = { id, destination, projectId, province, referredOn, result: null, resultOn: null };
    return { ...state, onward: [...state.onward, sent] };
  },
  OnwardResultRecorded: (state, { onwardId, result, on: resultOn }) => ({
    ...state,
    onward: state.onward.map((one) => (one.id === onwardId ? { ...one, result, resultOn } : one)),
  }),
  PlaceQueued(state, event) {
    const { referral: asked, ...rest } = as(state, 'mediation', event);
    return {
      ...rest,
      phase: 'waiting',
      phaseSince: event.on,
      referral: { ...there(asked, event), step: 'queued' },
    } satisfies Waiting;
  },
  PlaceOffered: (state, event) => waitingAt(as(state, 'waiting', event), 'offered'),
  PlaceLapsed(state, event) {
    const lapsed = waitingAt(as(state, 'waiting', event), 'queued');
    if (!isOfEdition(state, 2)) return lapsed;
    return { ...lapsed, referral: { ...lapsed.referral, lapses: (lapsed.referral.lapses ?? 0) + 1 } };
  },
  ReferralRedirected(state, event) {
    const waiting = as(state, 'waiting', event);
    return { ...waiting, referral: { ...waiting.referral, partner: event.partner, track: event.track } };
  },
  PlaceAccepted(state, event) {
    const waiting = as(state, 'waiting', event);
    return { ...mediation(waiting, event), referral: { ...waiting.referral, step: 'asked' } };
  },
  PlaceGranted: (state, event) => mediatedAt(as(state, 'mediation', event), event, 'asked'),
  ReferralAccepted: (state, event) => mediatedAt(as(state, 'mediation', event), event, 'accepted'),
  ReferralDeclined: ended,
  ReferralWithdrawn: ended,
  CohortJoined(state, event) {
    const current = as(state, 'mediation', event);
    const cohort = { id: event.cohortId, startsOn: event.startsOn };
    return { ...current, referral: { ...there(current.referral, event), cohort } };
  },
  CohortLeft(state, event) {
    const current = as(state, 'mediation', event);
    const { cohort: _left, ...rest } = there(current.referral, event);
    return { ...current, referral: rest };
  },
};

const waitingAt = (state: Waiting, step: Waiting['referral']['step']): Waiting => ({
  ...state,
  referral: { ...state.referral, step },
});

function mediatedAt(
  state: Mediation,
  event: Of<'PlaceGranted' | 'ReferralAccepted'>,
  step: 'asked' | 'accepted',
): Mediation {
  return { ...state, referral: { ...there(state.referral, event), step } };
}

function ended(state: OpenTrajectory, event: Of<'ReferralDeclined' | 'ReferralWithdrawn'>): Mediation {
  return state.phase === 'waiting' ? mediation(state, event) : { ...as(state, 'mediation', event), referral: null };
}
