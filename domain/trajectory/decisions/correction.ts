import { addDays, type LocalDate } from '../../calendar/index.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { hasRule } from '../../rules/index.ts';
import { aboutWhat, daysOf, inOrder } from '../evolve/noted.ts';
import { mayCorrect } from '../noted-by.ts';
import { dueDate } from '../../durable/deadline.ts';
import { refuse } from '../refusal.ts';
import { isOpen, type Noted, type OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import { pausedDays } from '../waiting.ts';
import type { Decision } from './decision.ts';

/**
 * Something was noted by mistake. The event stays; a new one says so, and the dates that followed from it are put right:
 * counted from the true day where `on` gives one, else as they were before. What was noted since then stands.
 */
export const correctEvent: Decision<'correctEvent'> = {
  may: (state) => (state.recent.length > 0 ? state : refuse('correction.notCorrectable')),
  decide(story, state, { sequence, reason, on }, context) {
    const noted = state.recent.find((one) => one.sequence === sequence);
    if (!noted) return refuse('correction.notCorrectable', { sequence });
    if (isOfEdition(state, 2)) {
      const allowed = mayCorrect(noted);
      const { role } = context.by;
      if (!allowed.includes(role)) return refuse('correction.notYours', { role, allowed: allowed.join('|') });
    }
    const { was, is } = daysOf(noted, on);
    if (was === is) return refuse('correction.same', { sequence });
    const isTalk = aboutWhat(noted) === 'IntakeTalkHeld';
    if (isTalk && is === null && state.phase !== 'intake') return refuse('correction.restedOn', { sequence });
    const trueOn = on === undefined ? {} : { trueOn: on };
    story.emit(
      { type: 'EventCorrected', corrected: sequence, what: noted.type, reason, ...trueOn },
      on ?? context.today,
    );
    if (noted.presence) stopFollowUp(story);
    for (const met of noted.met)
      if (was === null) meetAgain(story, met, is!);
      else putBack(story, state, { ...noted, on: was }, met, is ?? undefined);
    if (isTalk) decisionAgain(story, is);
  },
};

/** The decision is due so long after the talk: without one it is not, and a date that somebody chose stays. */
function decisionAgain(story: Story, talkOn: LocalDate | null): void {
  const { state, context } = story;
  if (!isOpen(state) || state.phase !== 'intake') return;
  const due = state.deadlines.find(({ rule }) => rule === 'INT-2');
  if (due?.agreed && talkOn !== null) return;
  story.cancel(['INT-2']);
  if (talkOn === null) return;
  const calendar = story.calendarOf({ owner: context.rules.rules['INT-2'].owner });
  const dueOn = later(state, 'INT-2', dueDate('INT-2', talkOn, context.rules, calendar), talkOn, story);
  story.open('INT-2', { from: talkOn, dueOn });
}

type Met = Noted['met'][number];

/** It happened after all: the date that was put back is met again, and its successor counts from that day. */
function meetAgain(story: Story, { rule, about, from }: Met, on: LocalDate): void {
  const { state, context } = story;
  if (!isOpen(state) || !hasRule(context.rules, rule)) return;
  const back = state.deadlines.find((one) => one.rule === rule && one.about === about && one.from === from);
  if (!back) return;
  const met = story.meet(rule, on, about ?? undefined);
  if (met > 0 && context.rules.rules[rule].kind === 'recurring') story.open(rule, { from: on, about });
}

function putBack(story: Story, state: OpenTrajectory, noted: Noted, met: Met, trueOn: LocalDate | undefined): void {
  const { rules } = story.context;
  const { rule, about, from, partner } = met;
  if (!hasRule(rules, rule)) return;
  const before = { from, about, partner, dueOn: later(state, rule, met.dueOn, noted.on, story) };
  if (rules.rules[rule].kind !== 'recurring') {
    // A report that is there, only on another day, is still there; one about a group that is over is not waited for. A talk
    // that was held before it was asked for is another one.
    const another = trueOn === undefined || (isOfEdition(state, 2) && trueOn < from);
    if (another && isStillDue(state, met)) story.open(rule, before);
    return;
  }
  // Only the date that was counted from it: what was done since then has opened its own.
  const since = state.recent.some(
    (one) => inOrder(one) > inOrder(noted) && one.corrects?.is !== null && one.met.some((it) => it.rule === rule),
  );
  const successor = state.deadlines.find((one) => one.rule === rule && one.about === about && one.from === noted.on);
  if (since || !successor) return;
  story.cancel([rule]);
  if (trueOn === undefined) return story.open(rule, before);
  const due = dueDate(rule, trueOn, rules, story.calendarOf(successor));
  story.open(rule, { from: trueOn, about, dueOn: later(state, rule, due, trueOn, story) });
}

const planned: readonly string[] = ['planning', 'mediation', 'waiting', 'groupTrack'];

/** Whether it is waited for where the trajectory is now: what its phase has left behind is not. */
function isStillDue(state: OpenTrajectory, { rule, about }: Met): boolean {
  const referralId = 'referral' in state ? state.referral?.id : undefined;
  switch (rule) {
    case 'GRP-5':
      return true;
    case 'INT-1':
      return state.phase === 'intake';
    case 'PLAN-3':
    case 'CAP-1/warning':
      return planned.includes(state.phase);
    default:
      return state.phase === (rule === 'WAIT-3' ? 'waiting' : 'groupTrack') && referralId === about;
  }
}

/** The pauses since then count for it too: the clock stood still, unless it was late already. */
function later({ pauses }: OpenTrajectory, rule: Met['rule'], dueOn: LocalDate, since: LocalDate, { context }: Story) {
  if (!context.rules.rules[rule].pauses) return dueOn;
  return pauses.reduce((due, pause) => (pause.from <= due ? addDays(due, pausedDays([pause], since)) : due), dueOn);
}

/** The count that opened the follow-up is not reached any more. */
function stopFollowUp(story: Story): void {
  const { state, context } = story;
  if (!isOpen(state) || state.phase !== 'groupTrack') return;
  if (state.attendance.absentInARow < (context.rules.rules['GRP-4']?.times ?? Infinity)) story.cancel(['GRP-4']);
}
