import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import type { Owner } from '../../domain/rules/index.ts';
import {
  deadlines,
  endOfTrack,
  isOpen,
  type codes,
  type Effect,
  type LetterAbout,
  type MessageAbout,
  type PlannedEnd,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import type { Told } from './absences.ts';
import { readCalendar } from './calendar.ts';
import { readDeadline } from './deadlines.ts';
import { recipientsOf } from './recipients.ts';
import { ruleSetOf } from './rules.ts';
import { readStaff } from './staff.ts';
import type { TrajectoryRow } from './trajectories.ts';

/** What the writer of messages and letters looks at: a trajectory as it is, or as it would be after a command. */
export type ToldOf = Pick<TrajectoryRow, 'id' | 'province' | 'partner' | 'partnerProvince' | 'mediatorId' | 'state'>;
type Decision = Extract<TrajectoryEvent, { type: 'EligibilityDecided' }>;

/** What a message says, before it is put in words. */
export interface MessageMatter {
  readonly trajectoryId: string;
  readonly about: MessageAbout;
  readonly task: string | null;
  readonly dueOn: LocalDate | null;
  /** Whose task it is, which says who was told before. */
  readonly owner: Owner | null;
  /** Until when the group runs, where there is one or will be one. */
  readonly track: PlannedEnd | null;
  /** `INT-1 (versie 2026.1)` */
  readonly rule: string | null;
}

/** The last day of the place that is offered, which the message about it names. */
const offeredUntil = (state: Trajectory): LocalDate | null =>
  deadlines(state).find(({ rule }) => rule === 'WAIT-1')?.dueOn ?? null;

/** Who is told, and what; the one source of the message that is written and of the one that is foretold. */
export async function messageMatter(
  db: Database,
  trajectory: ToldOf,
  effect: Extract<Effect, { kind: 'notify' }>,
  now: Instant,
): Promise<{ readonly recipients: readonly Told[]; readonly matter: MessageMatter }> {
  const { id: trajectoryId, state } = trajectory;
  const open = isOpen(state) ? state.deadlines.find(({ id }) => id === effect.deadlineId) : undefined;
  // What is done or cancelled meanwhile still has its row.
  const deadline = open ?? (effect.deadlineId ? await readDeadline(db, trajectoryId, effect.deadlineId) : null);
  const rules = await ruleSetOf(db, state.ruleVersion);
  const calendar = await readCalendar(db, state.calendarVersion);
  return {
    recipients: await recipientsOf(db, trajectory, effect.to, localDateOf(now)),
    matter: {
      trajectoryId,
      about: effect.about,
      task: effect.rule ? rules.rules[effect.rule].title.nl : null,
      owner: deadline?.owner ?? null,
      dueOn: deadline?.dueOn ?? offeredUntil(state),
      track: endOfTrack(state, { rules, calendar, today: localDateOf(now) }),
      rule: effect.rule ? `${effect.rule} (versie ${deadline?.ruleVersion ?? rules.version})` : null,
    },
  };
}

/** What a letter says, before it is put in words. */
export interface LetterMatter {
  readonly trajectoryId: string;
  readonly about: LetterAbout;
  readonly on: LocalDate;
  readonly decision: Decision | null;
  readonly theme: codes.Theme | null;
  readonly reconsiderationDays: number;
  readonly guidanceUntil: LocalDate | null;
  readonly answerBy: LocalDate | null;
  readonly mediatorId: string | null;
  readonly mediator: { readonly name: string; readonly email: string } | null;
}

/** The event whose day a letter names; one that names none of the past is of the day it is written. */
const dayOf: Readonly<Record<LetterAbout, TrajectoryEvent['type'] | null>> = {
  eligible: 'EligibilityDecided',
  notEligible: 'EligibilityDecided',
  consentWithdrawn: 'ConsentWithdrawn',
  helpAsked: null,
};

/** @param events all of the trajectory's, those that would be among them */
export async function letterMatter(
  db: Database,
  { id: trajectoryId, state }: ToldOf,
  { about, askId }: Extract<Effect, { kind: 'letter' }>,
  events: readonly TrajectoryEvent[],
  now: Instant,
): Promise<LetterMatter> {
  const rules = await ruleSetOf(db, state.ruleVersion);
  const decision = events.findLast((event): event is Decision => event.type === 'EligibilityDecided') ?? null;
  const day = events.findLast(({ type }) => type === dayOf[about])?.on;
  const ask = state.asks.find(({ id }) => id === askId);
  const action = state.plan.actions.find(({ id }) => id === ask?.actionId);
  return {
    trajectoryId,
    about,
    on: day ?? localDateOf(now),
    decision,
    theme: action?.theme ?? null,
    reconsiderationDays: rules.reconsiderationDays ?? 30,
    guidanceUntil: state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn ?? null,
    answerBy: state.deadlines.find(({ rule, about: id }) => rule === 'WEL-1' && id === askId)?.dueOn ?? null,
    mediatorId: state.mediatorId,
    mediator: state.mediatorId === null ? null : await readStaff(db, state.mediatorId),
  };
}
