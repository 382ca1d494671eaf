import type { OpenTrajectory, PlanAction, PlanGoal, ExpertRequest } from '../state.ts';
import { as, mediation, ordered, type Meaning } from './meaning.ts';
import { noticed, noticedInOrder } from './noted.ts';

/** The welfare plan, whoever helps with it, and what is on the agenda. */
export const plan: Meaning<
  | 'PlanAgreed'
  | 'PlanReviewed'
  | 'GoalAdded'
  | 'GoalChanged'
  | 'GoalReached'
  | 'GoalDropped'
  | 'ActionAdded'
  | 'ActionChanged'
  | 'ActionFinished'
  | 'ActionDropped'
  | 'WelfareActorAsked'
  | 'WelfareActorAnswered'
  | 'ExpertRequested'
  | 'ExpertFound'
  | 'ExpertTookPart'
  | 'ExpertDeclined'
  | 'TopicRaised'
  | 'ContactRecorded'
  | 'AbsenceAnnounced'
  | 'StillWaiting'
  | 'EndPrepared'
> = {
  PlanAgreed(state, event) {
    const agreed = mediation(as(state, 'planning', event), event);
    return { ...agreed, plan: { ...agreed.plan, version: agreed.plan.version + 1 } };
  },
  PlanReviewed: (state, event) =>
    noticed({ ...state, plan: { ...state.plan, version: state.plan.version + 1 } }, event),
  GoalAdded: (state, { goalId: id, theme, on }) => ({
    ...state,
    plan: { ...state.plan, goals: [...state.plan.goals, { id, theme, ...ordered(state, { addedOn: on }, 3) }] },
  }),
  GoalChanged: (state, { goalId, theme }) => withGoal(state, goalId, { theme }),
  GoalReached: (state, { goalId }) => withGoal(state, goalId, { status: 'reached' }),
  GoalDropped: (state, { goalId }) => withGoal(state, goalId, { status: 'dropped' }),
  ActionAdded(state, { actionId: id, theme, owner, actorId, targetOn, on }) {
    const added: PlanAction = {
      id,
      theme,
      owner,
      actorId,
      targetOn,
      status: 'open',
      ...ordered(state, { addedOn: on }),
    };
    return { ...state, plan: { ...state.plan, actions: [...state.plan.actions, added] } };
  },
  ActionChanged: (state, { actionId, owner, actorId, targetOn }) =>
    withAction(state, actionId, { owner, actorId, targetOn }),
  ActionFinished: (state, event) => noticedInOrder(withAction(state, event.actionId, { status: 'finished' }), event),
  ActionDropped: (state, { actionId }) => withAction(state, actionId, { status: 'dropped' }),
  WelfareActorAsked: (state, { askId: id, actorId, actionId, on }) => ({
    ...state,
    asks: [...state.asks, { id, actorId, actionId, answered: false, ...ordered(state, { askedOn: on }) }],
  }),
  WelfareActorAnswered: (state, { askId }) => ({
    ...state,
    asks: state.asks.map((one) => (one.id === askId ? { ...one, answered: true } : one)),
  }),
  ExpertRequested: (state, { requestId: id, on }) => ({
    ...state,
    experts: [...state.experts, { id, status: 'asked', expertId: null, ...ordered(state, { since: on }) }],
  }),
  ExpertFound: (state, { requestId, expertId, on }) =>
    withExpert(state, requestId, { status: 'found', expertId, ...ordered(state, { since: on }) }),
  ExpertTookPart: (state, { requestId }) => withExpert(state, requestId, { status: 'tookPart' }),
  ExpertDeclined: (state, { requestId }) => withExpert(state, requestId, { status: 'declined' }),
  TopicRaised: (state, { topicId: id, kind, theme, on }) => ({
    ...state,
    topics: [...state.topics, { id, kind, theme, ...ordered(state, { raisedOn: on }, 3) }],
  }),
  ContactRecorded: noticed,
  AbsenceAnnounced: noticedInOrder,
  StillWaiting: noticedInOrder,
  EndPrepared: noticedInOrder,
};

const withGoal = (state: OpenTrajectory, id: string, change: Partial<PlanGoal>): OpenTrajectory => ({
  ...state,
  plan: { ...state.plan, goals: state.plan.goals.map((goal) => (goal.id === id ? { ...goal, ...change } : goal)) },
});

const withAction = (state: OpenTrajectory, id: string, change: Partial<PlanAction>): OpenTrajectory => ({
  ...state,
  plan: {
    ...state.plan,
    actions: state.plan.actions.map((action) => (action.id === id ? { ...action, ...change } : action)),
  },
});

const withExpert = (state: OpenTrajectory, id: string, change: Partial<ExpertRequest>): OpenTrajectory => ({
  ...state,
  experts: state.experts.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
