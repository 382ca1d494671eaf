import type { LocalDate } from '../calendar/index.ts';
import type { RuleKey } from '../rules/index.ts';
import type { Deadline, Rung, Step } from './deadline.ts';

/** Why a date moved. `exception`: a track that may run longer; `plan`: an action of the plan has another target date. */
export type MoveReason = 'pause' | 'resumed' | 'extension' | 'calendar' | 'rules' | 'exception' | 'plan';

/** What becomes of a deadline, of whatever durable thing: only these events open, move and end it. */
export type DeadlineEvent =
  | { type: 'DeadlineOpened'; deadline: Deadline }
  | {
      type: 'DeadlineMoved';
      deadlineId: string;
      rule: RuleKey;
      from: LocalDate;
      dueOn: LocalDate;
      steps: readonly Step[];
      reason: MoveReason;
      why: string | null;
      /** Of other rules: the version that makes the date from now on. */
      ruleVersion?: string;
      /** It had been missed only because a pause was noted late: nothing of its ladder is reached any more. */
      anew?: boolean;
    }
  | { type: 'DeadlineReached'; deadlineId: string; rule: RuleKey; rung: Rung }
  | { type: 'DeadlineMet'; deadlineId: string; rule: RuleKey; late: boolean }
  | { type: 'DeadlineFell'; deadlineId: string; rule: RuleKey }
  | { type: 'DeadlineCancelled'; deadlineId: string; rule: RuleKey };

/** Whether it is one of those, so that all of them are told apart from what else happens at once. */
export const isAboutDeadline = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { type: `Deadline${string}` }> => event.type.startsWith('Deadline');

/** Somebody chose the new date, so the ladder starts anew and nothing but a pause moves it again. */
const isChosen = (reason: MoveReason): boolean => reason === 'extension' || reason === 'plan';

/** What has deadlines, after an event about one of them: ids go on counting. */
export const withDeadlines = <S extends { readonly opened: number; readonly deadlines: readonly Deadline[] }>(
  state: S,
  event: DeadlineEvent,
): S => ({
  ...state,
  opened: event.type === 'DeadlineOpened' ? state.opened + 1 : state.opened,
  deadlines: deadlinesAfter(state.deadlines, event),
});

/** The open deadlines after an event about one of them. @throws Error when that one is not open */
function deadlinesAfter(deadlines: readonly Deadline[], event: DeadlineEvent): readonly Deadline[] {
  if (event.type === 'DeadlineOpened') return [...deadlines, event.deadline];
  const before = deadlines.find(({ id }) => id === event.deadlineId);
  if (!before) throw new Error(`no open deadline ${event.deadlineId}`);
  const becomes = (after: Deadline) => deadlines.map((deadline) => (deadline === before ? after : deadline));
  switch (event.type) {
    case 'DeadlineMoved':
      return becomes({
        ...before,
        dueOn: event.dueOn,
        steps: event.steps,
        ...(event.ruleVersion === undefined ? {} : { ruleVersion: event.ruleVersion }),
        ...(event.anew ? { reached: null } : {}),
        ...(isChosen(event.reason) ? { reached: null, agreed: true } : {}),
      });
    case 'DeadlineReached': {
      const { steps } = before;
      return becomes({
        ...before,
        reached: event.rung,
        steps: steps.slice(steps.findIndex(({ rung }) => rung === event.rung) + 1),
      });
    }
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return deadlines.filter((deadline) => deadline !== before);
  }
}

/**
 * Whether a rung needs no telling: of several reached at once only the highest is told, and nothing of a deadline that the
 * same decision ended or gave another date.
 */
export function isSuperseded(
  event: { readonly type: string; readonly deadlineId?: string },
  later: readonly {
    readonly type: string;
    readonly deadlineId?: string;
    readonly reason?: unknown;
    readonly anew?: boolean;
  }[],
): boolean {
  if (event.type !== 'DeadlineReached') return false;
  return later.some(
    ({ type, deadlineId, reason, anew }) =>
      deadlineId === event.deadlineId &&
      // A pause moves the dates, but what was reached stays reached, and its rung comes no second time: it is told.
      (type === 'DeadlineMoved'
        ? isChosen(reason as MoveReason) || anew === true
        : type === 'DeadlineReached' ||
          type === 'DeadlineMet' ||
          type === 'DeadlineFell' ||
          type === 'DeadlineCancelled'),
  );
}
