import { maxDate, type LocalDate } from '../calendar/index.ts';
import type { Context } from '../durable/context.ts';
import { createDecider, type Decided } from '../durable/decider.ts';
import { presentEdition } from '../durable/edition.ts';
import { deadlineSteps, deadlineWaits, type DeadlineStep, type DeadlineWait } from '../durable/waiting.ts';
import type { Partner, Province } from '../rules/index.ts';
import { monthCommandSpecs, type MonthCommandName } from './commands.ts';
import { monthDecisions, type MonthDecision } from './decisions.ts';
import type { NewMonthEvent } from './events.ts';
import { contractMonthId, firstOfMonth, lastDayOf, type Month } from './id.ts';
import { refuseMonth, type MonthRefusalCode } from './refusal.ts';
import { notOpened, type ContractMonth, type KnownMonth } from './state.ts';
import { beginMonthStory } from './story.ts';

export type MonthDecided = Decided<ContractMonth, NewMonthEvent>;

/** What of a contract counts for its hours. */
export interface HoursContract {
  readonly id: string;
  readonly partner: Partner;
  readonly provinces: readonly Province[];
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate;
  readonly budgetedMinutes: number;
}

/**
 * The first decision of a contract's month, at its beginning or later, where it was missed. From its last day on counts the
 * term in which the partner hands it in. @throws RangeError when the contract has no day in it
 */
export function openMonth(contract: HoursContract, month: Month, context: Context): MonthDecided {
  const firstDay = maxDate(firstOfMonth(month), contract.validFrom);
  const lastDay = lastDayOf(month, contract.validUntil);
  if (lastDay < firstDay) throw new RangeError(`${contract.id} is not in force in ${month}`);
  const story = beginMonthStory(notOpened, { ...context, by: { role: 'system' } });
  const { id: contractId, partner, provinces, budgetedMinutes } = contract;
  story.emit({
    type: 'MonthOpened',
    monthId: contractMonthId(contractId, month),
    ...{ contractId, month, partner, provinces, firstDay, lastDay, budgetedMinutes },
    ruleVersion: context.rules.version,
    calendarVersion: context.calendar.version ?? 0,
    edition: presentEdition,
  });
  story.open('HRS-1', { from: lastDay });
  const { events, state } = decider.catchUp(story.state, context);
  return { events: [...story.events, ...events], state };
}

/** Everything that time will still do, in order. */
export const monthSteps = (state: ContractMonth): DeadlineStep[] =>
  deadlineSteps('deadlines' in state ? state.deadlines : []);

/** Who must do what for the month, in order of date; empty once it is approved. */
export const monthWaiting = (state: ContractMonth, today: LocalDate): DeadlineWait[] =>
  deadlineWaits('deadlines' in state ? state.deadlines : [], today);

const decisionOf = (name: string) =>
  monthDecisions[name as MonthCommandName] as unknown as MonthDecision<MonthCommandName, KnownMonth>;

const decider = createDecider<ContractMonth, KnownMonth, NewMonthEvent, MonthRefusalCode, DeadlineStep>({
  specs: monthCommandSpecs,
  begin: beginMonthStory,
  // An approved one can be opened again: each decision says what it thinks of that.
  notOpen: ({ phase }) => (phase === 'none' ? refuseMonth('month.notOpened') : null),
  next: (state) => monthSteps(state)[0] ?? null,
  reach(story, { deadline: { id: deadlineId, rule }, step: { rung } }) {
    story.emit({ type: 'DeadlineReached', deadlineId, rule, rung });
  },
  may: (name, state) => decisionOf(name).may(state),
  decide: (name, story, state, data, context) => decisionOf(name).decide(story, state, data as never, context),
  /** Hours lie in the month, in the contract, and not ahead. */
  days: (_name, { firstDay, lastDay }, _data, { today }) => ({
    day: {
      min: { day: firstDay, of: 'monthBegins' },
      max: today < lastDay ? { day: today, of: 'today' } : { day: lastDay, of: 'monthEnds' },
    },
  }),
});

export const { catchUp: catchUpMonth, decide: decideMonth, noteRefusedSignal: noteRefusedMonthSignal } = decider;
