import type { ConsentScope } from '../events.ts';
import type { Intake, Planning } from '../state.ts';
import { as, file, nothing, type Meaning } from './meaning.ts';
import { noticedInOrder } from './noted.ts';
import { stopped } from './outside.ts';

const scopeOf = ({ ocmw = true, riziv = true, employment = true }: Partial<ConsentScope>): ConsentScope => ({
  ocmw,
  riziv,
  employment,
});

/** Consent, the talk and the decision. */
export const intake: Meaning<
  'ConsentGiven' | 'ConsentChanged' | 'ConsentRefused' | 'ConsentWithdrawn' | 'IntakeTalkHeld' | 'EligibilityDecided'
> = {
  ConsentGiven: (state, event) =>
    ({
      ...file(state),
      consent: scopeOf(event),
      phase: 'intake',
      phaseSince: event.on,
      talkHeldOn: null,
    }) satisfies Intake,
  ConsentChanged(state, event) {
    const consent = scopeOf(event);
    const lookups = state.lookups.map((one) => (consent[one.system] ? one : stopped(one)));
    return { ...state, consent, lookups };
  },
  ConsentRefused: nothing,
  ConsentWithdrawn: nothing,
  IntakeTalkHeld: (state, event) => noticedInOrder({ ...as(state, 'intake', event), talkHeldOn: event.on }, event),
  EligibilityDecided: (state, event) =>
    event.verdict === 'eligible'
      ? ({
          ...file(state),
          phase: 'planning',
          phaseSince: event.on,
          // Of someone who comes back the 24 months count on from the first decision.
          eligibleOn: state.eligibleOn ?? event.on,
        } satisfies Planning)
      : state,
};
