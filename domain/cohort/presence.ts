import { addDays, maxDate, type LocalDate } from '../calendar/index.ts';
import { isOfEdition } from '../durable/edition.ts';
import { present, type Cohort, type Member, type RunningCohort } from './state.ts';
import type { CohortStory } from './story.ts';

/** So long after the last one left, what was held in their time can still be noted [D]. */
const daysToNote = 7;

/** Whether someone was in the group on a day: from their own start to the day they left it. */
export const wasIn = ({ from, until }: Member, day: LocalDate): boolean =>
  from !== undefined && from <= day && (until === undefined || day <= until);

/** The last thing the group did: its start, a consultation, a session that was held. */
function lastDoneOn({ startedOn, consultedOn, deadlines, sessions }: RunningCohort): LocalDate {
  const held = sessions.flatMap(({ status, day }) => (status === 'recorded' ? [day] : []));
  return maxDate(startedOn, consultedOn ?? startedOn, ...deadlines.map(({ from }) => from), ...held);
}

/** A running group that everyone has left asks nothing any more. */
export const deserted = (state: Cohort): RunningCohort | null =>
  state.phase === 'running' && isOfEdition(state, 2) && state.members.length > 0 && present(state.members).length === 0
    ? state
    : null;

/** The day on which a deserted group ends by itself: that of the last one, or a week later while something is to be noted. */
export function endsByItselfOn(state: RunningCohort): LocalDate {
  const last = maxDate(lastDoneOn(state), ...state.members.flatMap(({ until }) => until ?? []));
  const toNote = state.sessions.some(
    ({ status, day }) => (status === 'planned' || status === 'asked') && state.members.some((one) => wasIn(one, day)),
  );
  return toNote ? addDays(last, daysToNote) : last;
}

/** After somebody left: of a group without people there is nothing to consult about. */
export function restWhenDeserted(story: CohortStory): void {
  if (deserted(story.state)) story.cancel({ except: [] });
}
