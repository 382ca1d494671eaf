import { isOfEdition } from '../../durable/edition.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { ExpertRequest, OpenTrajectory } from '../state.ts';
import { atMost, dayOf, inPhase, needsRule, type Decision } from './decision.ts';

type Guided = Extract<OpenTrajectory, { phase: 'planning' | 'mediation' | 'waiting' | 'groupTrack' }>;
const guided = (state: OpenTrajectory) => inPhase(state, 'planning', 'mediation', 'waiting', 'groupTrack');

const mostRequests = 20;
const mostTopics = 40;

/** On request of the mediator or of the trainer of the group [S]. */
export const requestExpert: Decision<'requestExpert', Guided> = {
  may: (state, context) => needsRule(context, 'EXP-1') ?? guided(state),
  decide(story, state, data, context) {
    const full = atMost(mostRequests, state.experts);
    if (full) return full;
    const open = state.experts.find(({ status }) => status === 'asked');
    if (open && isOfEdition(state, 2)) return refuse('expert.pending', { requestId: open.id });
    const on = dayOf(data, context);
    const requestId = `X${state.experts.length + 1}`;
    story.emit({ type: 'ExpertRequested', requestId }, on);
    story.open('EXP-1', { from: on, about: requestId });
  },
};

const withRequest = (...statuses: readonly ExpertRequest['status'][]) =>
  function may(state: OpenTrajectory): Guided | Refusal {
    const here = guided(state);
    if (isRefusal(here)) return here;
    return here.experts.some(({ status }) => statuses.includes(status)) ? here : refuse('expert.notOpen');
  };

function requestOf(
  { experts }: Guided,
  requestId: string,
  ...statuses: readonly ExpertRequest['status'][]
): ExpertRequest | Refusal {
  const found = experts.find(({ id }) => id === requestId);
  if (!found) return refuse('expert.unknownRequest', { requestId });
  return statuses.includes(found.status) ? found : refuse('expert.notOpen', { requestId, status: found.status });
}

export const findExpert: Decision<'findExpert', Guided> = {
  may: withRequest('asked'),
  decide(story, state, data, context) {
    const request = requestOf(state, data.requestId, 'asked');
    if (isRefusal(request)) return request;
    const comes = state.experts.find(({ status, expertId }) => status === 'found' && expertId === data.expertId);
    if (comes && isOfEdition(state, 2)) return refuse('expert.pending', { requestId: comes.id });
    const on = dayOf(data, context);
    story.emit({ type: 'ExpertFound', requestId: request.id, expertId: data.expertId }, on);
    story.meet('EXP-1', on, request.id);
  },
};

export const recordExpert: Decision<'recordExpert', Guided> = {
  may: withRequest('found', 'tookPart'),
  decide(story, state, data, context) {
    const request = requestOf(state, data.requestId, 'found', 'tookPart');
    if (isRefusal(request)) return request;
    story.emit({ type: 'ExpertTookPart', requestId: request.id }, dayOf(data, context));
  },
};

export const declineExpert: Decision<'declineExpert', Guided> = {
  may: withRequest('asked', 'found'),
  decide(story, state, data, context) {
    const request = requestOf(state, data.requestId, 'asked', 'found');
    if (isRefusal(request)) return request;
    const on = dayOf(data, context);
    story.emit({ type: 'ExpertDeclined', requestId: request.id, reason: data.reason }, on);
    story.meet('EXP-1', on, request.id);
  },
};

/** Themes and signals go from mediation to the group and back [S]; the next consultation has them on its agenda. */
export const raiseTopic: Decision<'raiseTopic', Guided> = {
  may: guided,
  decide(story, state, { kind, theme, ...data }, context) {
    const full = atMost(mostTopics, state.topics);
    if (full) return full;
    story.emit({ type: 'TopicRaised', topicId: `T${state.sequence + 1}`, kind, theme }, dayOf(data, context));
  },
};
