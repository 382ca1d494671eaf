import type { TrajectoryEvent } from './events.ts';
import type { ExpertRequest, PlanAction } from './state.ts';

type Of<T extends TrajectoryEvent['type']> = Extract<TrajectoryEvent, { type: T }>;

/** The actions of the plan after one of them was added, changed, done or dropped. */
export function actionsAfter(
  actions: readonly PlanAction[],
  event: Of<'ActionAdded' | 'ActionChanged' | 'ActionFinished' | 'ActionDropped'>,
): readonly PlanAction[] {
  if (event.type === 'ActionAdded') {
    const { actionId: id, theme, owner, actorId, targetOn } = event;
    return [...actions, { id, theme, owner, actorId, targetOn, status: 'open' }];
  }
  return actions.map((action) => (action.id === event.actionId ? changed(action, event) : action));
}

function changed(action: PlanAction, event: Of<'ActionChanged' | 'ActionFinished' | 'ActionDropped'>): PlanAction {
  switch (event.type) {
    case 'ActionChanged':
      return { ...action, owner: event.owner, actorId: event.actorId, targetOn: event.targetOn };
    case 'ActionFinished':
      return { ...action, status: 'finished' };
    case 'ActionDropped':
      return { ...action, status: 'dropped' };
  }
}

const statusOf = { ExpertFound: 'found', ExpertTookPart: 'tookPart', ExpertDeclined: 'declined' } as const;

export function expertsAfter(
  experts: readonly ExpertRequest[],
  event: Of<'ExpertRequested' | keyof typeof statusOf>,
): readonly ExpertRequest[] {
  if (event.type === 'ExpertRequested') return [...experts, { id: event.requestId, status: 'asked', expertId: null }];
  return experts.map((one) =>
    one.id === event.requestId
      ? { ...one, status: statusOf[event.type], ...(event.type === 'ExpertFound' ? { expertId: event.expertId } : {}) }
      : one,
  );
}
