import { maxDate, type LocalDate } from '../calendar/index.ts';
import type { Actor } from '../durable/actor.ts';
import type { Context } from '../durable/context.ts';
import { dueDate } from '../durable/deadline.ts';
import { createDecider, type Decided } from '../durable/decider.ts';
import { presentEdition } from '../durable/edition.ts';
import { deadlineSteps, type DeadlineStep } from '../durable/waiting.ts';
import type { Province } from '../rules/index.ts';
import { agreementCommandSpecs, type AgreementCommandName } from './commands.ts';
import { agreementDecisions } from './decisions.ts';
import { askRenewal } from './deadlines.ts';
import type { NewAgreementEvent } from './events.ts';
import { refuseAgreement, type AgreementRefusalCode } from './refusal.ts';
import { isRunningAgreement, notBegun, type Agreement, type RunningAgreement } from './state.ts';
import { beginAgreementStory, type AgreementStory } from './story.ts';
import { termAround, yearOf } from './years.ts';

export type AgreementDecided = Decided<Agreement, NewAgreementEvent>;

/** An agreement as the side store has it. */
export interface AgreementToBegin {
  readonly agreementId: string;
  readonly rowId: string;
  readonly nis: string;
  readonly province: Province;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/**
 * The first decision of an agreement's life. One that is entered while it runs already is asked for its plan and its renewal
 * from the day of entry on: nobody is late for what was never asked.
 */
export function beginAgreement(
  { agreementId, rowId, nis, province, from, until }: AgreementToBegin,
  by: Actor,
  context: Context,
): AgreementDecided {
  const story = beginAgreementStory(notBegun, { ...context, by });
  const counted = maxDate(from, context.today);
  const planDue = dueDate('AGR-1', counted, context.rules, context.calendar);
  story.emit({
    type: 'AgreementBegan',
    ...{ agreementId, rowId, nis, province, from, until },
    termEndsOn: until ?? termAround(from, counted),
    // The year in which it must be there: a plan for the last weeks of a year is no plan.
    planYear: yearOf(planDue),
    ruleVersion: context.rules.version,
    calendarVersion: context.calendar.version ?? 0,
    edition: presentEdition,
  });
  story.open('AGR-1', { from: counted, about: String(yearOf(planDue)) });
  askRenewal(story, counted);
  const { events, state } = decider.catchUp(story.state, context);
  return { events: [...story.events, ...events], state };
}

/** Everything that time will still do, in order: a rung of a task, or its end. */
export const agreementSteps = (state: Agreement): DeadlineStep[] =>
  deadlineSteps('deadlines' in state ? state.deadlines : []);

const decider = createDecider<Agreement, RunningAgreement, NewAgreementEvent, AgreementRefusalCode, DeadlineStep>({
  specs: agreementCommandSpecs,
  begin: beginAgreementStory,
  notOpen(state) {
    if (isRunningAgreement(state)) return null;
    return state.phase === 'none'
      ? refuseAgreement('agreement.notBegun')
      : refuseAgreement('agreement.over', { on: state.endedOn });
  },
  next: (state) => agreementSteps(state)[0] ?? null,
  reach(story, { deadline: { id: deadlineId, rule, dueOn }, step: { rung } }) {
    if (rung !== 'falls') return story.emit({ type: 'DeadlineReached', deadlineId, rule, rung });
    story.emit({ type: 'DeadlineFell', deadlineId, rule });
    close(story, dueOn);
  },
  may: (_name, state) => state,
  decide: (name, story, state, data, context) =>
    agreementDecisions[name as AgreementCommandName](story, state, data as never, context),
});

/** Its last day is over: nothing of it stays open. */
function close(story: AgreementStory, lastDay: LocalDate): void {
  const state = story.state as RunningAgreement;
  for (const { id: actionId, status } of state.actions)
    if (status === 'open' || status === 'draft')
      story.emit({ type: 'ActionDropped', actionId, reason: 'agreementEnded' });
  story.cancel({ except: [] });
  const because = (state.ending ?? 'expired') as Extract<NewAgreementEvent, { type: 'AgreementEnded' }>['because'];
  story.emit({ type: 'AgreementEnded', lastDay, because });
}

export const {
  catchUp: catchUpAgreement,
  decide: decideAgreement,
  mayNow: mayOfAgreement,
  noteRefusedSignal: noteRefusedAgreementSignal,
} = decider;
