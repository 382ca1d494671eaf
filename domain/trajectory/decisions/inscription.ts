import type { LookupSystem } from '../codes.ts';
import { refuse } from '../refusal.ts';
import { isOpen } from '../state.ts';
import type { Story } from '../story.ts';
import type { Decision } from './decision.ts';

/** MAGDA tells nothing of a person whom the asker did not register an interest in; RIZIV is asked directly. */
const behindMagda: Readonly<Record<LookupSystem, boolean>> = { ocmw: true, employment: true, riziv: false };

/**
 * Registers our interest in the person before the first look-up that needs it. It is noted before the call is made, so
 * that its end is owed from now on, whatever becomes of the call.
 */
export function inscribe(story: Story, system: LookupSystem): void {
  if (!isOpen(story.state) || !behindMagda[system] || story.state.inscribed) return;
  story.emit({ type: 'InscriptionRequested' });
}

/** Ends the interest: the trajectory ends, or the person's consent covers no look-up any more that needs it. */
export function deregister(story: Story): void {
  if (isOpen(story.state) && story.state.inscribed) story.emit({ type: 'DeregistrationRequested' });
}

/** MAGDA refused for good, so there is nothing to end; with the next look-up (EXT-1) it is tried anew. */
export const inscriptionRefused: Decision<'inscriptionRefused'> = {
  may: (state) => (state.inscribed ? state : refuse('inscription.none')),
  decide(story, _state, { code }) {
    story.emit({ type: 'InscriptionRefused', code });
  },
};
