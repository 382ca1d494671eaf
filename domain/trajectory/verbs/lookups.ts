import { isRefusal, refuse } from '../refusal.ts';
import type { RuleKey } from '../../rules/index.ts';
import type { LookupSystem } from '../codes.ts';
import { isOpen, type OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import type { Verb } from './verb.ts';

/** When a question without an answer is asked again (EXT-1): counted from the first time it was asked. */
export const retries: readonly RuleKey[] = ['EXT-1/1', 'EXT-1/2', 'EXT-1/3', 'EXT-1/4', 'EXT-1/giveUp'];

/** Asks an outside system, if the person's consent covers it; the answer comes back as a command of the machine and blocks nothing meanwhile. */
export function ask(story: Story, system: LookupSystem): void {
  if (!isOpen(story.state) || !story.state.consent?.[system]) return;
  story.happen({ type: 'LookupRequested', lookupId: `L${story.state.lookups.length + 1}`, system, attempt: 1 });
}

function asked(state: OpenTrajectory, lookupId: string) {
  const found = state.lookups.find(({ id }) => id === lookupId);
  if (!found) return refuse('lookup.unknown', { lookupId });
  return found.status === 'asked' ? found : refuse('lookup.notAsked', { lookupId, status: found.status });
}

export const lookupAnswered: Verb<'lookupAnswered'> = {
  may: (state) => state,
  tell(story, state, { lookupId, answer, since = null }) {
    const lookup = asked(state, lookupId);
    if (isRefusal(lookup)) return lookup;
    story.happen({ type: 'LookupAnswered', lookupId, system: lookup.system, answer, since });
  },
};

/** No answer, or "not yet known": neither is a "no". It is asked again after 1, 7, 14 and 30 days, and given up visibly at 60. */
export const lookupUnanswered: Verb<'lookupUnanswered'> = {
  may: (state) => state,
  tell(story, state, { lookupId, code }) {
    const lookup = asked(state, lookupId);
    if (isRefusal(lookup)) return lookup;
    story.happen({ type: 'LookupUnanswered', lookupId, system: lookup.system, code });
    story.open(retries[lookup.attempts - 1] ?? 'EXT-1/giveUp', { from: lookup.firstAskedOn, about: lookupId });
  },
};

/** EXT-1 came due: ask once more, or give up so that people see it. */
export function askAgain(story: Story, rule: RuleKey, lookupId: string): void {
  if (!isOpen(story.state)) return;
  const lookup = story.state.lookups.find(({ id }) => id === lookupId);
  if (!lookup || lookup.status !== 'toAskAgain') return;
  if (rule === 'EXT-1/giveUp') story.happen({ type: 'LookupGivenUp', lookupId, system: lookup.system });
  else story.happen({ type: 'LookupRequested', lookupId, system: lookup.system, attempt: lookup.attempts + 1 });
}
