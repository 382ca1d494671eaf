import { isOfEdition } from '../../durable/edition.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { OnwardReferral, OpenTrajectory } from '../state.ts';
import { atMost, dayOf, inPhase, needsRule, type Decision } from './decision.ts';

type Referable = Extract<
  OpenTrajectory,
  { phase: 'planning' | 'mediation' | 'waiting' | 'groupTrack' | 'followUp' | 'jobCoaching' }
>;

const mostOnward = 20;

/** Eleven digits are the number of a person, whatever stands between them. */
const isPersonNumber = (projectId: string): boolean => /^\D*(?:\d\D*){11}$/.test(projectId);

/** From the positive decision on, beside whatever runs [S]; what came of it is asked later (ONW-1). */
export const referOnward: Decision<'referOnward', Referable> = {
  may: (state, context) =>
    needsRule(context, 'ONW-1') ??
    inPhase(state, 'planning', 'mediation', 'waiting', 'groupTrack', 'followUp', 'jobCoaching'),
  decide(story, state, data, context) {
    const full = atMost(mostOnward, state.onward);
    if (full) return full;
    const { destination, projectId = null } = data;
    if (destination === 'esfProject' && projectId === null) return refuse('onward.projectMissing');
    if (projectId !== null && isPersonNumber(projectId)) return refuse('onward.badProject');
    const sent = state.onward.find(
      (one) => one.destination === destination && one.projectId === projectId && one.result === null,
    );
    if (sent && destination !== 'other' && isOfEdition(state, 2))
      return refuse('onward.pending', { on: sent.referredOn });
    const on = dayOf(data, context);
    const onwardId = `O${state.onward.length + 1}`;
    story.emit({ type: 'ReferredOnward', onwardId, destination, projectId }, on);
    story.open('ONW-1', { from: on, about: onwardId });
  },
};

export const recordOnwardResult: Decision<'recordOnwardResult'> = {
  may: (state): OpenTrajectory | Refusal => (state.onward.length > 0 ? state : refuse('onward.none')),
  /** What is known may be noted otherwise: more was heard, or it was a slip. The last one counts. */
  decide(story, state, { onwardId, result, ...data }, context) {
    const onward = onwardOf(state, onwardId);
    if (isRefusal(onward)) return onward;
    if (onward.result === result) return refuse('onward.resultKnown', { on: onward.resultOn ?? '' });
    const on = dayOf(data, context);
    story.emit({ type: 'OnwardResultRecorded', onwardId, result }, on);
    story.meet('ONW-1', on, onwardId);
  },
};

function onwardOf({ onward }: OpenTrajectory, onwardId: string): OnwardReferral | Refusal {
  const found = onward.find(({ id }) => id === onwardId);
  return found ?? refuse('onward.unknown', { known: onward.map(({ id }) => id).join(', ') });
}
