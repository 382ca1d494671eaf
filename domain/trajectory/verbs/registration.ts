import { isRefusal, refuse } from '../refusal.ts';
import type { Intake, OpenTrajectory, Registration } from '../state.ts';
import { close } from './ending.ts';
import { ask } from './lookups.ts';
import { dayOf, inPhase, type Verb } from './verb.ts';

const registration = (state: OpenTrajectory) => inPhase(state, 'registration');

export const giveConsent: Verb<'giveConsent', Registration> = {
  may: registration,
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'ConsentGiven' }, on);
    story.meet('REG-1', on);
    story.cancel(['REG-2']);
    story.open('INT-1', { from: on });
    ask(story, 'ocmw');
    ask(story, 'riziv');
  },
};

export const refuseConsent: Verb<'refuseConsent', Registration> = {
  may: registration,
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'ConsentRefused' }, on);
    story.meet('REG-1', on);
    close(story, 'consentRefused', on);
  },
};

export const withdrawConsent: Verb<'withdrawConsent'> = {
  may: (state) => (state.phase === 'registration' ? refuse('consent.notGiven') : state),
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'ConsentWithdrawn' }, on);
    close(story, 'consentWithdrawn', on);
  },
};

const intake = (state: OpenTrajectory) => inPhase(state, 'intake');

export const holdIntakeTalk: Verb<'holdIntakeTalk', Intake> = {
  may(state) {
    const here = intake(state);
    if (isRefusal(here)) return here;
    return here.talkHeldOn === null ? here : refuse('intake.talkAlreadyHeld', { on: here.talkHeldOn });
  },
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'IntakeTalkHeld' }, on);
    story.meet('INT-1', on);
    story.open('INT-2', { from: on });
  },
};

/** The mediator's own judgement [D]: the four facts are recorded beside it, and none of them decides. */
export const decideEligibility: Verb<'decideEligibility', Intake> = {
  may(state) {
    const here = intake(state);
    if (isRefusal(here)) return here;
    return here.talkHeldOn === null ? refuse('intake.talkFirst') : here;
  },
  tell(story, _state, data, context) {
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
    story.happen(
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
    story.open('CAP-1/warning', { from: on });
    story.open('CAP-1/end', { from: on });
  },
};
