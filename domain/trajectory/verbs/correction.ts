import { refuse } from '../refusal.ts';
import type { Noted, OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import type { Verb } from './verb.ts';

/**
 * Something was noted by mistake. The event stays; a new one says so, and the dates that followed from it are put right:
 * counted from the true day where `on` gives one, else as they were before. What was noted since then stands.
 */
export const correctEvent: Verb<'correctEvent'> = {
  may: (state) => (state.recent.length > 0 ? state : refuse('correction.notCorrectable')),
  tell(story, state, { sequence, reason, on }, context) {
    const noted = state.recent.find((one) => one.sequence === sequence);
    if (!noted) return refuse('correction.notCorrectable', { sequence });
    story.happen({ type: 'EventCorrected', corrected: sequence, what: noted.type, reason }, on ?? context.today);
    if (noted.type === 'AttendanceRecorded') stopFollowUp(story);
    for (const met of noted.met) putBack(story, state, met, on);
  },
};

function putBack(
  story: Story,
  state: OpenTrajectory,
  met: Noted['met'][number],
  on: OpenTrajectory['enteredOn'] | undefined,
): void {
  const { rule, about, from, dueOn } = met;
  const kind = story.context.rules.rules[rule]?.kind;
  if (kind !== 'recurring') {
    // A report that is there, only on another day, is still there.
    if (on === undefined) story.open(rule, { from, about, dueOn });
    return;
  }
  const successor = state.deadlines.find((one) => one.rule === rule);
  if (!successor) return;
  story.cancel([rule]);
  if (on === undefined) story.open(rule, { from, about, dueOn });
  else story.open(rule, { from: on, about });
}

/** The count that opened the follow-up is not reached any more. */
function stopFollowUp(story: Story): void {
  const { state, context } = story;
  if (state.phase !== 'groupTrack') return;
  if (state.attendance.absentInARow < (context.rules.rules['GRP-4']?.times ?? Infinity)) story.cancel(['GRP-4']);
}
