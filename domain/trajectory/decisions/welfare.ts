import { isOfEdition } from '../../durable/edition.ts';
import { stepsOf } from '../../durable/deadline.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { OpenTrajectory, PlanAction, PlanGoal } from '../state.ts';
import type { Story } from '../story.ts';
import { atMost, dayOf, inPhase, needsRule, type Decision } from './decision.ts';

/** While the plan is made and worked on: from the positive decision to the end of guidance. */
type Planned = Extract<OpenTrajectory, { phase: 'planning' | 'mediation' | 'waiting' | 'groupTrack' }>;
const planned = (state: OpenTrajectory) => inPhase(state, 'planning', 'mediation', 'waiting', 'groupTrack');

/** A plan that nobody can oversee helps nobody. */
const mostGoals = 30;
const mostActions = 60;
const mostAsks = 40;

export const addGoal: Decision<'addGoal', Planned> = {
  may: planned,
  decide(story, state, data, context) {
    const full = atMost(mostGoals, state.plan.goals);
    if (full) return full;
    const goalId = `G${state.plan.goals.length + 1}`;
    story.emit({ type: 'GoalAdded', goalId, theme: data.theme }, dayOf(data, context));
  },
};

function openGoal({ plan }: OpenTrajectory, goalId: string): PlanGoal | Refusal {
  const found = plan.goals.find(({ id }) => id === goalId);
  if (!found) return refuse('plan.unknownGoalOrAction', { goalId });
  return found.status === undefined ? found : refuse('plan.goalClosed', { goalId });
}

const withGoal = (state: OpenTrajectory) => {
  const here = planned(state);
  if (isRefusal(here)) return here;
  return here.plan.goals.some(({ status }) => status === undefined) ? here : refuse('plan.unknownGoalOrAction');
};

/** Another theme, or other words: those are in the note. */
export const changeGoal: Decision<'changeGoal', Planned> = {
  may: withGoal,
  decide(story, state, data, context) {
    const goal = openGoal(state, data.goalId);
    if (isRefusal(goal)) return goal;
    const { theme = goal.theme } = data;
    if (theme === goal.theme && context.noteId === undefined) return refuse('plan.nothingToChange');
    story.emit({ type: 'GoalChanged', goalId: goal.id, theme }, dayOf(data, context));
  },
};

export const reachGoal: Decision<'reachGoal', Planned> = {
  may: withGoal,
  decide(story, state, data, context) {
    const goal = openGoal(state, data.goalId);
    if (isRefusal(goal)) return goal;
    story.emit({ type: 'GoalReached', goalId: goal.id }, dayOf(data, context));
  },
};

export const dropGoal: Decision<'dropGoal', Planned> = {
  may: withGoal,
  decide(story, state, data, context) {
    const goal = openGoal(state, data.goalId);
    if (isRefusal(goal)) return goal;
    story.emit({ type: 'GoalDropped', goalId: goal.id, reason: data.reason }, dayOf(data, context));
  },
};

export const addAction: Decision<'addAction', Planned> = {
  may: (state, context) => needsRule(context, 'PLAN-3') ?? planned(state),
  decide(story, state, data, context) {
    const full = atMost(mostActions, state.plan.actions);
    if (full) return full;
    const on = dayOf(data, context);
    const { theme, owner, actorId = null, targetOn } = data;
    if (owner === 'welfareActor' && actorId === null) return refuse('plan.actorMissing');
    if (targetOn < on) return refuse('plan.targetMissing', { earliest: on });
    const actionId = `A${state.plan.actions.length + 1}`;
    story.emit({ type: 'ActionAdded', actionId, theme, owner, actorId, targetOn }, on);
    story.open('PLAN-3', { from: on, about: actionId, dueOn: targetOn });
  },
};

function openAction({ plan }: OpenTrajectory, actionId: string): PlanAction | Refusal {
  const found = plan.actions.find(({ id }) => id === actionId);
  if (!found) return refuse('plan.unknownGoalOrAction', { actionId });
  return found.status === 'open' ? found : refuse('plan.actionClosed', { actionId });
}

const hasOpenAction = (state: Planned): Planned | Refusal =>
  state.plan.actions.some(({ status }) => status === 'open') ? state : refuse('plan.unknownGoalOrAction');
const withAction = (state: OpenTrajectory) => {
  const here = planned(state);
  return isRefusal(here) ? here : hasOpenAction(here);
};

export const changeAction: Decision<'changeAction', Planned> = {
  may: withAction,
  decide(story, state, data, context) {
    const action = openAction(state, data.actionId);
    if (isRefusal(action)) return action;
    const { owner = action.owner, targetOn = action.targetOn } = data;
    const actorId = owner === 'welfareActor' ? (data.actorId ?? action.actorId) : null;
    if (owner === 'welfareActor' && actorId === null) return refuse('plan.actorMissing');
    if (owner === action.owner && actorId === action.actorId && targetOn === action.targetOn)
      return refuse('plan.nothingToChange');
    if (targetOn !== action.targetOn && targetOn < context.today)
      return refuse('plan.targetMissing', { earliest: context.today });
    story.emit({ type: 'ActionChanged', actionId: action.id, owner, actorId, targetOn }, dayOf(data, context));
    if (targetOn !== action.targetOn) moveTarget(story, state, action.id, targetOn);
  },
};

/** The date an action was given is the one it is reminded by; the ladder starts anew. */
function moveTarget(story: Story, { deadlines }: Planned, actionId: string, targetOn: PlanAction['targetOn']): void {
  const { today, rules } = story.context;
  const deadline = deadlines.find(({ rule, about }) => rule === 'PLAN-3' && about === actionId);
  if (!deadline) return;
  const steps = stepsOf(deadline.kind, today, targetOn, rules.ladder, story.calendarOf(deadline));
  story.move(deadline, targetOn, steps, 'plan');
}

export const finishAction: Decision<'finishAction', Planned> = {
  may: withAction,
  decide(story, state, data, context) {
    const action = openAction(state, data.actionId);
    if (isRefusal(action)) return action;
    const on = dayOf(data, context);
    story.emit({ type: 'ActionFinished', actionId: action.id }, on);
    story.meet('PLAN-3', on, action.id);
  },
};

export const dropAction: Decision<'dropAction', Planned> = {
  may: withAction,
  decide(story, state, data, context) {
    const action = openAction(state, data.actionId);
    if (isRefusal(action)) return action;
    story.emit({ type: 'ActionDropped', actionId: action.id, reason: data.reason }, dayOf(data, context));
    story.cancel(['PLAN-3'], action.id);
  },
};

/** The mediator activates the welfare actors around the person [S]; their answer is waited for (WEL-1). */
export const askWelfareActor: Decision<'askWelfareActor', Planned> = {
  may: (state, context) => needsRule(context, 'WEL-1') ?? planned(state),
  decide(story, state, data, context) {
    const full = atMost(mostAsks, state.asks);
    if (full) return full;
    const { actorId, actionId = null } = data;
    const open = state.asks.find(
      (ask) => ask.actorId === actorId && !ask.answered && (ask.actionId === actionId || !ask.actionId || !actionId),
    );
    if (open && isOfEdition(state, 2)) return refuse('welfare.pending', { askId: open.id });
    if (actionId !== null) {
      const action = openAction(state, actionId);
      if (isRefusal(action)) return action;
    }
    const on = dayOf(data, context);
    const askId = `W${state.asks.length + 1}`;
    story.emit({ type: 'WelfareActorAsked', askId, actorId, actionId }, on);
    story.open('WEL-1', { from: on, about: askId });
  },
};

export const recordWelfareAnswer: Decision<'recordWelfareAnswer', Planned> = {
  may(state) {
    const here = planned(state);
    if (isRefusal(here)) return here;
    return here.asks.some(({ answered }) => !answered) ? here : refuse('welfare.unknownRequest');
  },
  decide(story, state, data, context) {
    const ask = state.asks.find(({ id }) => id === data.askId);
    if (!ask) return refuse('welfare.unknownRequest');
    if (ask.answered) return refuse('welfare.answered', { askId: ask.id });
    const on = dayOf(data, context);
    story.emit({ type: 'WelfareActorAnswered', askId: ask.id, answer: data.answer }, on);
    story.meet('WEL-1', on, ask.id);
  },
};
