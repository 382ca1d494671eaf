import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { addDays, startOfDay, type LocalDate } from '../../../../domain/calendar/index.ts';
import {
  available,
  catchUp,
  commandNames,
  decide,
  effects,
  forecast,
  isOpen,
  isRefusal,
  mayNow,
  stillWanted,
  whatIf,
  type CommandInput,
  type CommandName,
  type Context,
  type Decided,
  type Refusal,
  type RefusalCode,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';

type Bare = Omit<TrajectoryEvent, 'at'>;
const bare = ({ at: _at, ...event }: TrajectoryEvent): Bare => event;

/** From the day of the context to the given one, a day at a time. */
function dayByDay(
  state: Trajectory,
  context: Context,
  to: LocalDate,
  each: (decided: Decided, on: Context) => Trajectory,
): void {
  let current = state;
  for (let today = context.today; today <= to && isOpen(current); today = addDays(today, 1)) {
    const on = { ...context, today, now: today > context.today ? startOfDay(today) : context.now };
    current = each(catchUp(current, on), on);
  }
}

/** However late time is caught up with: the same events for the same days. */
export function sameWhenLate(state: Trajectory, context: Context, to: LocalDate): void {
  const atOnce = catchUp(state, { ...context, today: to }).events.map(bare);
  const daily: Bare[] = [];
  dayByDay(state, context, to, (decided) => {
    daily.push(...decided.events.map(bare));
    return decided.state;
  });
  assert.ok(isDeepStrictEqual(atOnce, daily), 'catching up late differs from day by day');
}

/** The forecast is what happens when nobody acts and every outside system stays silent. */
export function forecastComesTrue(state: Trajectory, context: Context): void {
  const real: TrajectoryEvent[] = [];
  const silence = (decided: Decided, on: Context): Trajectory => {
    real.push(...decided.events);
    const asked = isOpen(decided.state) ? decided.state.lookups.find(({ status }) => status === 'asked') : undefined;
    if (!asked) return decided.state;
    const next = decide(
      decided.state,
      'lookupUnanswered',
      { by: { role: 'system' }, data: { lookupId: asked.id, code: 'silent' } },
      on,
    );
    if (isRefusal(next)) throw new Error(`silence was refused: ${next.refused}`);
    return silence(next, on);
  };
  dayByDay(state, context, addDays(context.today, 1_500), silence);
  const told = forecast(state, context);
  assert.ok(isDeepStrictEqual(told, real), `the forecast does not come true: ${told.length} told, ${real.length} came`);
}

/** Refusals that only the moment gives, never the data: a command that is offered is not refused so. */
const ofTheMoment: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'actor.notAllowed',
  'trajectory.notRegistered',
  'trajectory.closed',
  'trajectory.paused',
  'trajectory.notPaused',
  'phase.wrong',
  'consent.notGiven',
  'intake.talkFirst',
  'intake.talkAlreadyHeld',
  'referral.none',
  'referral.pending',
  'referral.notAsked',
  'referral.notAccepted',
  'referral.noOffer',
  'report.notDue',
  'review.notDue',
  'outcome.none',
  'outcome.alreadyRegistered',
  'outcome.notDue',
  'coaching.notAtWork',
  'coaching.pending',
  'coaching.notAsked',
  'onward.none',
  'coaching.none',
  'coaching.overOneYear',
  'coaching.coachAssigned',
  'coaching.employerAnswered',
  'pause.notHere',
  'cohort.joined',
  'absence.noFollowUp',
  'groupTrack.extended',
  'coaching.jobAlreadyCoached',
  'rules.unknownRule',
]);

/** What comes only as a part of another act, or for whom nothing of theirs was noted: allowed, and not offered. */
const notOffered: ReadonlySet<string> = new Set<CommandName>(['changeProvince', 'mergeInto']);

export function agreesWithAvailable(
  state: Trajectory,
  name: CommandName,
  input: CommandInput,
  context: Context,
  result: Decided | Refusal,
): void {
  const offered = available(state, input.by, context).map((one) => one.name);
  if (!offered.includes(name))
    assert.ok(notOffered.has(name) || isRefusal(result), `${name} is not offered and was accepted`);
  else if (isRefusal(result))
    assert.ok(!ofTheMoment.has(result.refused), `${name} is offered and refused: ${result.refused}`);
  const present = catchUp(state, context).state;
  const may = commandNames.filter((one) => !notOffered.has(one) && !isRefusal(mayNow(present, one, input.by, context)));
  // Who noted nothing that can be put right is not offered to put something right.
  const own = (one: CommandName): boolean => one !== 'correctEvent' || offered.includes(one);
  assert.deepEqual(offered, may.filter(own));
}

/** What a preview says is the very decision: what happens, which dates there are then, and whom it still wants to tell. */
export function isForetold(
  state: Trajectory,
  name: CommandName,
  input: CommandInput,
  context: Context,
  result: Decided | Refusal,
): void {
  const foretold = whatIf(state, name, input, context);
  if (isRefusal(result) || isRefusal(foretold)) return assert.deepStrictEqual(foretold, result, 'foretold otherwise');
  const types = result.events.map(({ type }) => type);
  assert.deepStrictEqual(foretold.events, types, 'other events than were foretold');
  const dates = isOpen(result.state) ? result.state.deadlines.map(({ id, dueOn }) => `${id} ${dueOn}`).sort() : [];
  const said = foretold.after.flatMap(({ what, rule, on }) => (rule === null ? [] : [`${what} ${on}`])).sort();
  assert.deepStrictEqual(said, dates, 'other dates than were foretold');
  const wanted = effects(result.events, result.state).filter((effect) => stillWanted(effect, result.state));
  assert.deepStrictEqual(foretold.effects, wanted, 'other effects than were foretold');
  if (result.state.phase === 'closed' && result.state.reason === 'deceased')
    assert.deepStrictEqual(foretold.told, [], 'a message at a death');
}
