import { isTask, stepsOf } from '../../durable/deadline.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { refuse } from '../refusal.ts';
import type { Decision } from './decision.ts';

/** A reasoned later date ends the ladder that ran and starts a new one. A limit of the law is never extended [S]. */
export const extendDeadline: Decision<'extendDeadline'> = {
  may: (state) => (state.deadlines.some(isTask) ? state : refuse('deadline.unknown')),
  decide(story, state, { deadlineId, to, reason }, { rules, today, noteId }) {
    const deadline = state.deadlines.find(({ id }) => id === deadlineId);
    if (!deadline) return refuse('deadline.unknown', { deadlineId });
    if (!isTask(deadline)) return refuse('deadline.statutory', { rule: deadline.rule });
    if (to <= deadline.dueOn || to < today) return refuse('deadline.notLater', { dueOn: deadline.dueOn });
    if (reason === 'other' && noteId === undefined && isOfEdition(state, 2)) return refuse('deadline.noteMissing');
    story.move(
      deadline,
      to,
      stepsOf(deadline.kind, today, to, rules.ladder, story.calendarOf(deadline)),
      'extension',
      reason,
    );
  },
};
