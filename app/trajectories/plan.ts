import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { isOverdue, type Actor, type EventType, type TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { namedActors } from '../../db/queries/network.ts';
import { readNotes } from '../../db/queries/notes.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';

type Of<T extends EventType> = Extract<TrajectoryEvent, { type: T }>;

/** The events that make or change a plan; the others that carry a note of the same moment are no part of it. */
const ofThePlan: ReadonlySet<EventType> = new Set<EventType>([
  'PlanAgreed',
  'PlanReviewed',
  'GoalAdded',
  'GoalChanged',
  'GoalReached',
  'GoalDropped',
  'ActionAdded',
  'ActionChanged',
  'ActionFinished',
  'ActionDropped',
  'WelfareActorAsked',
  'WelfareActorAnswered',
  'ExpertRequested',
  'ExpertFound',
  'ExpertTookPart',
  'ExpertDeclined',
  'TopicRaised',
]);

/** The welfare plan as it stands: codes, ids and dates. A goal's or an action's words are notes, and not here. */
export async function planOf(app: App, trajectoryId: string) {
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const { state } = found.trajectory;
  const today = localDateOf(await app.now());
  const events = await readEvents(app.db, trajectoryId);
  const actorIds = [...state.plan.actions, ...state.asks].flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const names = new Map((await namedActors(app.db, actorIds)).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const asked = byKey(events, 'WelfareActorAsked', ({ askId }) => askId);
  const answered = byKey(events, 'WelfareActorAnswered', ({ askId }) => askId);
  return {
    trajectoryId,
    today,
    version: state.plan.version,
    agreedOn: events.find(({ type }) => type === 'PlanAgreed')?.on ?? null,
    reviewedOn: events.findLast(({ type }) => type === 'PlanReviewed')?.on ?? null,
    goals: state.plan.goals,
    actions: state.plan.actions.map((action) => {
      // An extension or a pause may have moved the date that counts: the deadline is what every list goes by.
      const deadline = state.deadlines.find(({ rule, about }) => rule === 'PLAN-3' && about === action.id);
      return {
        ...action,
        actorName: nameOf(action.actorId),
        dueOn: deadline?.dueOn ?? action.targetOn,
        late: action.status === 'open' && deadline !== undefined && isOverdue(deadline, today),
      };
    }),
    requests: state.asks.map(({ id, actorId, actionId }) => ({
      id,
      actorId,
      actorName: nameOf(actorId),
      actionId,
      askedOn: asked.get(id)?.on ?? null,
      answer: answered.get(id)?.answer ?? null,
      answeredOn: answered.get(id)?.on ?? null,
    })),
    experts: state.experts,
    topics: state.topics,
  };
}

export type PlanView = Awaited<ReturnType<typeof planOf>>;

function byKey<T extends EventType>(events: readonly TrajectoryEvent[], type: T, key: (event: Of<T>) => string) {
  return new Map(events.filter((event): event is Of<T> => event.type === type).map((event) => [key(event), event]));
}

export interface PlanChange {
  readonly sequence: number;
  readonly on: LocalDate;
  readonly by: Actor;
  readonly event: TrajectoryEvent;
  /** The words of whoever changed it; null: none were given, or they are erased. */
  readonly text: string | null;
}

/** Who changed what when, with their words from the side store: for a terminal, not for the API. */
export async function planHistory(app: App, trajectoryId: string): Promise<PlanChange[]> {
  const events = await readEvents(app.db, trajectoryId);
  const texts = new Map((await readNotes(app.db, trajectoryId)).map(({ id, text }) => [id, text]));
  return events
    .filter(({ type }) => ofThePlan.has(type))
    .map((event) => {
      const { sequence, on, by, noteId } = event;
      return { sequence, on, by, event, text: noteId === undefined ? null : (texts.get(noteId) ?? null) };
    });
}
