import { assertNever } from '../assert-never.ts';
import type { Effect, Recipient } from './effect.ts';
import { isOpen, type Trajectory } from './state.ts';

/** After these ends nothing about the person is disclosed any more. */
export const isSilenced = (after: Trajectory): boolean =>
  after.phase === 'closed' && (after.reason === 'deceased' || after.reason === 'consentWithdrawn');

/** The OCMW of the municipality is told, as far as the person agreed, from the positive decision on. */
export const mayTellOcmw = (state: Trajectory): boolean =>
  state.phase !== 'none' && state.consent?.ocmw === true && state.eligibleOn !== null && !isSilenced(state);

const ofThePartner: ReadonlySet<Recipient> = new Set<Recipient>(['partner', 'groupWorker', 'partnerCoordinator']);

/** Asked before each attempt: death silences every message, the end of consent ends every disclosure. */
export function stillWanted(effect: Effect, state: Trajectory): boolean {
  switch (effect.kind) {
    case 'notify':
      if (state.phase === 'closed' && state.reason === 'deceased') return false;
      if (isSilenced(state) && ofThePartner.has(effect.to)) return false;
      // The closing was undone before anyone heard of it.
      if (effect.about === 'closed' && isOpen(state)) return false;
      // A rung that was passed meanwhile is not told any more: a reminder and the overdue notice never arrive together.
      return (
        effect.deadlineId === null ||
        (isOpen(state) &&
          state.deadlines.some(({ id, reached }) => id === effect.deadlineId && reached === effect.about))
      );
    case 'askOutside':
      return (
        isOpen(state) &&
        state.lookups.some(
          ({ id, status, attempts }) => id === effect.lookupId && status === 'asked' && attempts === effect.attempt,
        )
      );
    case 'inscribe':
      return isOpen(state) && state.inscribed;
    case 'deregister':
      // Whatever became of the trajectory: it is the end of a disclosure.
      return true;
    case 'tellOcmw':
      return mayTellOcmw(state) && (effect.about === 'ended') !== isOpen(state);
    case 'askOcmw':
      return (
        isOpen(state) &&
        state.consent?.ocmw === true &&
        state.ocmwQuestions.some(({ id, answered }) => id === effect.questionId && !answered)
      );
    case 'letter':
      if (state.phase === 'closed' && state.reason === 'deceased') return false;
      // A welfare actor is asked only while there is consent, and while the answer is waited for.
      return (
        effect.to === 'jobseeker' ||
        (isOpen(state) && state.asks.some(({ id, answered }) => id === effect.askId && !answered))
      );
    case 'requestPlace':
      return (
        state.phase === 'mediation' && state.referral?.id === effect.referralId && state.referral.step === 'placeAsked'
      );
    case 'releasePlace':
    case 'tellCohort':
      return true;
    default:
      return assertNever(effect);
  }
}
