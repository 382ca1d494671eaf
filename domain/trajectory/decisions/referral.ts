import type { LocalDate } from '../../calendar/index.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { contractFor, type Partner, type Province, type RuleSet, type Track } from '../../rules/index.ts';
import type { WithdrawReason } from '../codes.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Mediation, OpenTrajectory, Referral, Waiting } from '../state.ts';
import type { Story } from '../story.ts';
import { dayOf, inPhase, itsCohort, type Decision } from './decision.ts';

/** By which contract a referral of this day is made: the one that the door looked up, else that of the rules; undefined: by none. */
export const contractOf = (
  { partner, track }: { readonly partner?: Partner; readonly track?: Track },
  province: Province,
  on: LocalDate,
  rules: RuleSet,
): ReturnType<typeof contractFor> =>
  partner !== undefined && track !== undefined ? { partner, track } : contractFor(rules, province, on, partner);

/** The mediator's individual judgement; there are no official parameters [S]. The quota is asked next, by the system. */
export const refer: Decision<'refer', Mediation> = {
  may(state) {
    const here = inPhase(state, 'mediation');
    if (isRefusal(here)) return here;
    return here.referral === null ? here : refuse('referral.pending', { referralId: here.referral.id });
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const contract = contractOf(data, state.province, on, context.rules);
    if (!contract) return refuse('referral.noContract', { province: state.province, partner: data.partner ?? '' });
    const { partner, track } = contract;
    story.emit({ type: 'Referred', referralId: `R${state.referrals + 1}`, partner, track }, on);
  },
};

type WithReferral = Mediation | Waiting;
const steps = (...allowed: readonly Referral['step'][]) =>
  function may(state: OpenTrajectory): WithReferral | Refusal {
    const here = inPhase(state, 'mediation', 'waiting');
    if (isRefusal(here)) return here;
    if (here.referral === null) return refuse('referral.none');
    if (allowed.includes(here.referral.step)) return here;
    return refuse(
      allowed.includes('accepted')
        ? 'referral.notAccepted'
        : allowed.includes('offered')
          ? 'referral.noOffer'
          : 'referral.notAsked',
      { step: here.referral.step },
    );
  };

/** An answer to a referral that was replaced meanwhile is not an answer to the present one. */
function superseded(state: WithReferral, referralId: string): Refusal | null {
  return state.referral && state.referral.id !== referralId
    ? refuse('referral.superseded', { latest: state.referral.id })
    : null;
}

function askPartner(story: Story, referralId: string): void {
  story.open('REF-1', { about: referralId });
}

export const placeGranted: Decision<'placeGranted', WithReferral> = {
  may: steps('placeAsked'),
  decide(story, state, { referralId }) {
    const late = superseded(state, referralId);
    if (late) return late;
    story.emit({ type: 'PlaceGranted', referralId });
    askPartner(story, referralId);
  },
};

export const placeQueued: Decision<'placeQueued', WithReferral> = {
  may: steps('placeAsked'),
  decide(story, state, { referralId }) {
    const late = superseded(state, referralId);
    if (late) return late;
    story.emit({ type: 'PlaceQueued', referralId });
    if (isOfEdition(state, 2)) story.cancel(['MED-1']);
    story.open('WAIT-2', { about: referralId });
  },
};

export const placeOffered: Decision<'placeOffered', WithReferral> = {
  may: steps('queued'),
  decide(story, state, { referralId, outOfOrder }) {
    const late = superseded(state, referralId);
    if (late) return late;
    // Whoever let two places go by is talked with before a third one lapses as well.
    if (isOfEdition(state, 2) && state.deadlines.some(({ rule }) => rule === 'WAIT-3'))
      return refuse('referral.talkFirst');
    story.emit({ type: 'PlaceOffered', referralId, ...(outOfOrder === undefined ? {} : { outOfOrder }) });
    story.open('WAIT-1', { about: referralId });
  },
};

/** Nobody but the mediator knows of the referral yet: the place in line and the offer stay, and another partner is asked. */
export const followContract: Decision<'followContract', WithReferral> = {
  may: steps('queued', 'offered'),
  decide(story, state, { referralId, partner, track }) {
    const late = superseded(state, referralId);
    if (late) return late;
    const from = state.referral?.partner;
    if (from === undefined || (from === partner && state.referral?.track === track))
      return refuse('referral.samePartner');
    story.emit({ type: 'ReferralRedirected', referralId, from, partner, track });
  },
};

export const acceptPlace: Decision<'acceptPlace', WithReferral> = {
  may(state) {
    // The offer does not wait for the pause to end; before the second edition it had to.
    if (state.pause && !isOfEdition(state, 2)) return refuse('trajectory.paused', { until: state.pause.until });
    return steps('offered')(state);
  },
  decide(story, state, data, context) {
    const late = superseded(state, data.referralId);
    if (late) return late;
    const on = dayOf(data, context);
    story.meet('WAIT-1', on);
    story.meet('WAIT-2', on);
    story.cancel(['WAIT-2', 'WAIT-3']);
    story.emit({ type: 'PlaceAccepted', referralId: data.referralId }, on);
    mediationRhythm(story, on);
    askPartner(story, data.referralId);
  },
};

export const acceptReferral: Decision<'acceptReferral', WithReferral> = {
  may: steps('asked'),
  decide(story, state, data, context) {
    const late = superseded(state, data.referralId);
    if (late) return late;
    const on = dayOf(data, context);
    story.emit({ type: 'ReferralAccepted', referralId: data.referralId }, on);
    story.meet('REF-1', on);
    story.open('GRP-1', { from: on, about: data.referralId });
  },
};

/** The partner cannot take this person; the mediator decides what now. */
export const declineReferral: Decision<'declineReferral', WithReferral> = {
  may: steps('asked', 'accepted'),
  decide(story, state, data, context) {
    const late = superseded(state, data.referralId);
    if (late) return late;
    const on = dayOf(data, context);
    const cohort = state.referral ? itsCohort(state, state.referral) : {};
    story.emit({ type: 'ReferralDeclined', referralId: data.referralId, reason: data.reason, ...cohort }, on);
    story.meet('REF-1', on);
    story.cancel(['GRP-1']);
  },
};

export const withdrawReferral: Decision<'withdrawReferral', WithReferral> = {
  may: steps('placeAsked', 'queued', 'offered', 'asked', 'accepted'),
  decide(story, state, data, context) {
    const late = superseded(state, data.referralId);
    if (late) return late;
    withdraw(story, data.reason, dayOf(data, context));
  },
};

/** Takes the present referral back, with what waits on it. Its place returns to the quota. */
export function withdraw(story: Story, reason: WithdrawReason, on: LocalDate): void {
  const { state } = story;
  if ((state.phase !== 'mediation' && state.phase !== 'waiting') || !state.referral) return;
  const { id, step } = state.referral;
  const partnerKnew = step === 'asked' || step === 'accepted';
  const cohort = itsCohort(state, state.referral);
  const lastContactOn = state.deadlines.find(({ rule }) => rule === 'WAIT-2')?.from;
  story.emit({ type: 'ReferralWithdrawn', referralId: id, reason, partnerKnew, ...cohort }, on);
  story.cancel(['REF-1', 'GRP-1', 'WAIT-1', 'WAIT-2', 'WAIT-3']);
  if (lastContactOn && reason !== 'closed' && reason !== 'guidanceEnded') mediationRhythm(story, lastContactOn);
}

/** Nobody waits any more: contact has the rhythm of mediation again, counted from the last one. */
function mediationRhythm(story: Story, lastContactOn: LocalDate): void {
  const { state } = story;
  if (state.phase !== 'mediation' || !isOfEdition(state, 2)) return;
  if (!state.deadlines.some(({ rule }) => rule === 'MED-1')) story.open('MED-1', { from: lastContactOn });
}
