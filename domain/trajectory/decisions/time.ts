import { maxDate } from '../../calendar/index.ts';
import { hasRule, type RuleKey } from '../../rules/index.ts';
import type { Deadline, Rung, Step } from '../../durable/deadline.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { isOpen } from '../state.ts';
import type { Story } from '../story.ts';
import { close, completeGroup, endOfGuidance } from './ending.ts';
import { askAgain } from './lookups.ts';
import { endOfCoaching, lapse, startCoaching } from './outcome.ts';
import { comeBack } from './pause.ts';

/** What time does: one step of one deadline. */
export function reach(story: Story, deadline: Deadline, { rung, on }: Step): void {
  if (isLadder(rung)) {
    story.emit({ type: 'DeadlineReached', deadlineId: deadline.id, rule: deadline.rule, rung }, on);
    return;
  }
  story.emit({ type: 'DeadlineFell', deadlineId: deadline.id, rule: deadline.rule }, on);
  fall(story, deadline);
}

const isLadder = (rung: Rung): boolean =>
  rung === 'reminder' || rung === 'overdue' || rung === 'teamLead' || rung === 'programmeCoordinator';

/** What each limit, opening and retry does when it falls. What it ends counts for its own last day, not for the day after. */
function fall(story: Story, { rule, about, dueOn }: Deadline): void {
  const acts: Partial<Record<RuleKey, () => void>> = {
    'REG-2': () => close(story, 'noConsent', dueOn),
    'WAIT-1': () => lapseOfPlace(story),
    'GRP-2': () => completeGroup(story, dueOn),
    'GRP-3/end': () => completeGroup(story, dueOn),
    'JC-2': () => lapse(story, 'oneYearInService', notBeforeAnyStep(story, dueOn)),
    'JC-4/from': () => startCoaching(story, dueOn),
    'JC-6/end': () => close(story, 'completed', dueOn),
    'JC-4': () => endOfCoaching(story, 'sixMonths', dueOn),
    'PAU-1': () => comeBack(story, story.context.today),
    'CAP-1/end': () => endOfGuidance(story, 'cap', notBefore(story, dueOn)),
  };
  if (rule.startsWith('EXT-1')) return askAgain(story, rule, about ?? '');
  acts[rule]?.();
}

/** A day of hiring that is put right may make the year over long ago: what follows is not before what was noted since. */
const notBeforeAnyStep = ({ state }: Story, on: Deadline['dueOn']): Deadline['dueOn'] =>
  isOpen(state) && isOfEdition(state, 2) ? maxDate(on, state.phaseSince, ...Object.values(state.days ?? {})) : on;

/** Of someone who comes back the 24 months may be over already: guidance ends on the day it would have begun. */
const notBefore = ({ state }: Story, on: Deadline['dueOn']): Deadline['dueOn'] =>
  isOpen(state) ? maxDate(on, state.phaseSince) : on;

/** After so many offers in a row that nobody took, somebody talks with the person before the next one [D]. */
const lapsesBeforeTalk = 2;

function lapseOfPlace(story: Story): void {
  if (story.state.phase !== 'waiting') return;
  story.emit({ type: 'PlaceLapsed', referralId: story.state.referral.id });
  const { state, context } = story;
  if (state.phase !== 'waiting' || !isOfEdition(state, 2) || !hasRule(context.rules, 'WAIT-3')) return;
  const { id, lapses = 0 } = state.referral;
  if (lapses > 0 && lapses % lapsesBeforeTalk === 0) story.open('WAIT-3', { about: id });
}
