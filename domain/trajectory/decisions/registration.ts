import { isOfEdition } from '../../durable/edition.ts';
import type { CommandData } from '../commands.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { lookupSystems, type NotEligibleReason } from '../codes.ts';
import { allSystems, type Intake, type OpenTrajectory, type Registration } from '../state.ts';
import { close } from './ending.ts';
import { deregister } from './inscription.ts';
import { ask, retries } from './lookups.ts';
import { dayOf, inPhase, type Decision } from './decision.ts';

const registration = (state: OpenTrajectory) => inPhase(state, 'registration');

export const giveConsent: Decision<'giveConsent', Registration> = {
  may: registration,
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    const { ocmw = true, riziv = true, employment = true } = data;
    story.emit({ type: 'ConsentGiven', ocmw, riziv, employment }, on);
    story.meet('REG-1', on);
    story.cancel(['REG-2']);
    story.open('INT-1', { from: on });
    ask(story, 'ocmw');
    ask(story, 'riziv');
  },
};

/** Consent has a scope, and may be widened or narrowed at any time: what it does not cover is neither asked nor asked again. */
export const changeConsent: Decision<'changeConsent'> = {
  may: (state) => (state.consent === null ? refuse('consent.notGiven') : state),
  decide(story, state, data, context) {
    const before = state.consent ?? allSystems;
    const scope = {
      ocmw: data.ocmw ?? before.ocmw,
      riziv: data.riziv ?? before.riziv,
      employment: data.employment ?? before.employment,
    };
    if (lookupSystems.every((system) => scope[system] === before[system])) return refuse('consent.unchanged');
    const on = dayOf(data, context);
    story.emit({ type: 'ConsentChanged', ...scope }, on);
    for (const { id, system } of state.lookups) if (!scope[system]) story.cancel(retries, id);
    for (const system of ['ocmw', 'riziv'] as const) if (scope[system] && !before[system]) ask(story, system);
    if (!scope.ocmw && !scope.employment) deregister(story);
    // The employment register is asked for jobcoaching alone.
    const coachingAsked = state.phase === 'followUp' && state.coaching !== null;
    if (coachingAsked && scope.employment && !before.employment) ask(story, 'employment');
  },
};

export const refuseConsent: Decision<'refuseConsent', Registration> = {
  may: registration,
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'ConsentRefused' }, on);
    story.meet('REG-1', on);
    close(story, 'consentRefused', on);
  },
};

export const withdrawConsent: Decision<'withdrawConsent'> = {
  may: (state) => (state.phase === 'registration' ? refuse('consent.notGiven') : state),
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'ConsentWithdrawn' }, on);
    close(story, 'consentWithdrawn', on);
  },
};

const intake = (state: OpenTrajectory) => inPhase(state, 'intake');

export const holdIntakeTalk: Decision<'holdIntakeTalk', Intake> = {
  may(state) {
    const here = intake(state);
    if (isRefusal(here)) return here;
    return here.talkHeldOn === null ? here : refuse('intake.talkAlreadyHeld', { on: here.talkHeldOn });
  },
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'IntakeTalkHeld' }, on);
    story.meet('INT-1', on);
    story.open('INT-2', { from: on });
  },
};

/** The fact that each reason denies. None of the facts decides, but the form must not say both. */
const denied = {
  notInPoverty: 'inPoverty',
  pronouncedProblem: 'noPronouncedProblem',
  notMotivated: 'motivated',
  tooFarFromWork: 'withinTwoYears',
  other: null,
} as const satisfies Record<NotEligibleReason, keyof CommandData<'decideEligibility'> | null>;

function contradiction(data: CommandData<'decideEligibility'>): Refusal | null {
  const { verdict, reason, redirectTo } = data;
  if (verdict === 'eligible' && (reason !== undefined || redirectTo !== undefined))
    return refuse('eligibility.reasonWithYes');
  const field = reason === undefined ? null : denied[reason];
  return reason !== undefined && field && data[field]
    ? refuse('eligibility.contradiction', { because: reason, field })
    : null;
}

/** The mediator's own judgement [D]: the four facts are recorded beside it, and none of them decides. */
export const decideEligibility: Decision<'decideEligibility', Intake> = {
  may(state) {
    const here = intake(state);
    if (isRefusal(here)) return here;
    return here.talkHeldOn === null ? refuse('intake.talkFirst') : here;
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const {
      verdict,
      inPoverty,
      noPronouncedProblem,
      motivated,
      withinTwoYears,
      reason = null,
      redirectTo = null,
    } = data;
    if (verdict === 'notEligible' && reason === null) return refuse('eligibility.reasonMissing');
    if (verdict === 'notEligible' && redirectTo === null) return refuse('eligibility.redirectMissing');
    const against = isOfEdition(state, 2) ? contradiction(data) : null;
    if (against) return against;
    story.emit(
      {
        type: 'EligibilityDecided',
        verdict,
        inPoverty,
        noPronouncedProblem,
        motivated,
        withinTwoYears,
        reason,
        redirectTo,
      },
      on,
    );
    story.meet('INT-2', on);
    if (verdict === 'notEligible') return close(story, 'notEligible', on);
    story.open('PLAN-1', { from: on });
    // Of someone who comes back the 24 months count on from the first decision.
    const from = state.eligibleOn ?? on;
    story.open('CAP-1/warning', { from });
    story.open('CAP-1/end', { from });
  },
};
