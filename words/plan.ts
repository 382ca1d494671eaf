import type { TrajectoryEvent } from '../domain/trajectory/index.ts';

/** The words with which a goal, an action, a request or a topic was noted last, by its id. */
export function planWordsById(
  changes: readonly { readonly event: TrajectoryEvent; readonly text: string | null }[],
): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ event, text }): [string, string][] => {
      const id =
        ('goalId' in event && event.goalId) ||
        ('actionId' in event && !('askId' in event) && event.actionId) ||
        ('askId' in event && event.askId) ||
        ('topicId' in event && event.topicId) ||
        ('requestId' in event && event.requestId);
      return id && text !== null ? [[id, text]] : [];
    }),
  );
}
