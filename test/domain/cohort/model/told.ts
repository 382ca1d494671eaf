import assert from 'node:assert/strict';
import { effects, present, stillWanted, type Cohort, type CohortEvent, type Effect } from '../core.ts';

/** What each person's own trajectory was told of the group, and took. */
export type Told = Readonly<Record<string, 'joined' | 'started' | 'out'>>;

/** What must be true of the effects of one decision; gives what each member knows after it. */
export function holdsOfEffects(events: readonly CohortEvent[], before: Cohort, after: Cohort, told: Told): Told {
  const all = effects(events, before, after);
  const keys = all.map(({ key }) => key.split('/').map(Number) as [number, number]);
  for (const [index, [sequence, number]] of keys.entries()) {
    const [previous, last] = keys[index - 1] ?? [0, 0];
    assert.ok(sequence === previous ? number === last + 1 : sequence > previous && number === 1, 'keys out of order');
  }
  const rungs = new Set(
    all.flatMap((effect) =>
      effect.kind === 'notify' && effect.deadlineId ? [`${effect.deadlineId} ${effect.about}`] : [],
    ),
  );
  const deadlines = new Set([...rungs].map((one) => one.split(' ')[0]));
  assert.equal(deadlines.size, rungs.size, 'several rungs of one deadline are told together');
  let now = told;
  for (const event of events) {
    const caused = all.filter(({ key }) => key.startsWith(`${event.sequence}/`));
    if (event.type === 'MemberRefused') now = answered(now, event);
    for (const effect of caused) {
      isWanted(effect, event, after, events);
      if (effect.kind === 'command') now = tellMember(now, effect, event);
    }
    // Who has started leaves nothing behind that need be told.
    if (event.type === 'MemberReleased' || event.type === 'MemberLeft') now = { ...now, [event.trajectoryId]: 'out' };
  }
  if (after.phase === 'planned' || after.phase === 'running') eachKnows(after, now);
  if (after.phase === 'ended')
    assert.ok(!Object.values(now).includes('joined'), 'someone is left in a group that ended');
  return now;
}

function isWanted(effect: Effect, event: CohortEvent, after: Cohort, events: readonly CohortEvent[]): void {
  if (effect.kind === 'command') {
    assert.deepEqual([effect.at, effect.by], [event.at, event.by], 'another time or giver than the event');
    assert.equal(effect.lane, effect.trajectoryId);
    return assert.ok(stillWanted(effect, after), `${effect.command} is given and not wanted`);
  }
  assert.equal(effect.lane, 'mail');
  // What was asked for and done in one go is dropped when its turn comes.
  const last = events.at(-1)?.sequence === event.sequence;
  if (effect.deadlineId !== null || last)
    assert.ok(stillWanted(effect, after), `${effect.about} is told and not wanted`);
}

function tellMember(
  told: Told,
  { trajectoryId: id, command }: Extract<Effect, { kind: 'command' }>,
  event: CohortEvent,
): Told {
  const knows = told[id] ?? 'out';
  switch (command) {
    case 'joinCohort':
      assert.equal(knows, 'out', 'joins twice');
      return { ...told, [id]: 'joined' };
    case 'startGroup':
      assert.equal(knows, 'joined', 'starts without having joined');
      return { ...told, [id]: 'started' };
    case 'leaveCohort':
      assert.equal(knows, 'joined', 'leaves what was not joined, or has started');
      return { ...told, [id]: 'out' };
    case 'recordAttendance':
    case 'recordConsultation':
      assert.equal(knows, 'started', `${command} of someone who did not start`);
      return told;
    default:
      throw new Error(`${event.type} gives ${command}`);
  }
}

/** A start that was refused can be tried again; whose own life went on elsewhere is out. */
function answered(told: Told, event: Extract<CohortEvent, { type: 'MemberRefused' }>): Told {
  const { trajectoryId: id, command, code } = event;
  if ((told[id] ?? 'out') === 'out') return told;
  if (command === 'joinCohort' || code === 'trajectory.closed' || code === 'phase.wrong')
    return { ...told, [id]: 'out' };
  return command === 'startGroup' ? { ...told, [id]: 'joined' } : told;
}

/** The group's list and what its members know are the same. */
function eachKnows(state: Exclude<Cohort, { phase: 'none' }>, told: Told): void {
  const known = Object.fromEntries(Object.entries(told).filter(([, knows]) => knows !== 'out'));
  const list = present(state.members).map(({ trajectoryId, status }) => [
    trajectoryId,
    status === 'started' ? 'started' : 'joined',
  ]);
  assert.deepEqual(Object.fromEntries(list), known, 'the group and its members do not agree');
}
