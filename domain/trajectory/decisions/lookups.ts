import { isRefusal, refuse } from '../refusal.ts';
import type { RuleKey } from '../../rules/index.ts';
import type { LookupSystem } from '../codes.ts';
import { isOpen, type Lookup, type OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import { inscribe } from './inscription.ts';
import { atMost, type Decision } from './decision.ts';

/** When a question without an answer is asked again (EXT-1): counted from the first time it was asked. */
export const retries: readonly RuleKey[] = ['EXT-1/1', 'EXT-1/2', 'EXT-1/3', 'EXT-1/4', 'EXT-1/giveUp'];

/** The rule by which a question was asked for the so manieth time; null: the first time is nobody's rule. */
export const lookupRetryRule = (attempt: number): RuleKey | null =>
  attempt > 1 ? (retries[attempt - 2] ?? null) : null;

/** Two or three are asked by themselves; who asks a system this often is mistaken. */
const mostLookups = 60;

/** Asks an outside system, if the person's consent covers it; the answer comes back as a command of the machine and blocks nothing meanwhile. */
export function ask(story: Story, system: LookupSystem): void {
  if (!isOpen(story.state) || !story.state.consent?.[system]) return;
  inscribe(story, system);
  const lookupId = `L${story.state.lookups.length + 1}`;
  story.emit({ type: 'LookupRequested', lookupId, system, attempt: 1 });
}

/** By hand: after a question was given up, or when a fact may have changed. */
export const requestLookup: Decision<'requestLookup'> = {
  may: (state) => (state.consent === null ? refuse('consent.notGiven') : state),
  decide(story, state, { system }) {
    if (!state.consent?.[system]) return refuse('consent.notCovered', { system });
    const pending = state.lookups.find(
      (one) => one.system === system && (one.status === 'asked' || one.status === 'toAskAgain'),
    );
    if (pending) return refuse('lookup.pending', { lookupId: pending.id });
    const full = atMost(mostLookups, state.lookups);
    if (full) return full;
    ask(story, system);
  },
};

function asked(state: OpenTrajectory, lookupId: string) {
  const found = state.lookups.find(({ id }) => id === lookupId);
  if (!found) return refuse('lookup.unknown', { lookupId });
  return found.status === 'asked' ? found : refuse('lookup.notAsked', { lookupId, status: found.status });
}

export const lookupAnswered: Decision<'lookupAnswered'> = {
  may: (state) => state,
  decide(story, state, { lookupId, answer, since = null, certainty }) {
    const lookup = asked(state, lookupId);
    if (isRefusal(lookup)) return lookup;
    const sure = certainty === undefined ? {} : { certainty };
    story.emit({ type: 'LookupAnswered', lookupId, system: lookup.system, answer, since, ...sure });
  },
};

/** A question that is given up was in vain: people see it and are told. */
const giveUp = (story: Story, { id: lookupId, system }: Lookup): void =>
  story.emit({ type: 'LookupGivenUp', lookupId, system });

/** No answer, or "not yet known": neither is a "no". It is asked again after 1, 7, 14 and 30 days, and given up visibly at 60; at once when it would be the same each time. */
export const lookupUnanswered: Decision<'lookupUnanswered'> = {
  may: (state) => state,
  decide(story, state, { lookupId, code, final }) {
    const lookup = asked(state, lookupId);
    if (isRefusal(lookup)) return lookup;
    story.emit({ type: 'LookupUnanswered', lookupId, system: lookup.system, code });
    if (final) return giveUp(story, lookup);
    story.open(retries[lookup.attempts - 1] ?? 'EXT-1/giveUp', { from: lookup.firstAskedOn, about: lookupId });
  },
};

/** EXT-1 came due: ask once more, or give up so that people see it. */
export function askAgain(story: Story, rule: RuleKey, lookupId: string): void {
  if (!isOpen(story.state)) return;
  const lookup = story.state.lookups.find(({ id }) => id === lookupId);
  if (!lookup || lookup.status !== 'toAskAgain') return;
  const { system } = lookup;
  if (rule === 'EXT-1/giveUp') return giveUp(story, lookup);
  inscribe(story, system);
  story.emit({ type: 'LookupRequested', lookupId, system, attempt: lookup.attempts + 1 });
}
