import { maxDate, type Calendar, type LocalDate } from '../calendar/index.ts';
import { stepsOf, type Deadline } from '../durable/deadline.ts';
import { countedBack, lastOfYear } from './years.ts';
import { actionOf, planOf, type AgreementAction, type BegunAgreement, type RunningAgreement } from './state.ts';
import type { AgreementStory } from './story.ts';

const isOpen = ({ deadlines }: BegunAgreement, rule: Deadline['rule']): boolean =>
  deadlines.some((one) => one.rule === rule);

/** The year whose plan is the next to be agreed. */
export const askedYear = ({ plans, planYear }: BegunAgreement): number =>
  plans.length === 0 ? planYear : planYear + 1;

/** How far it reaches as things stand: a fixed last day; null: on and on. */
const reaches = ({ until }: RunningAgreement, year: number): boolean => until === null || until > lastOfYear(year - 1);

/** The plan of the next year is asked once this one's is there, as far as the agreement goes on into it. */
export function askNextPlan(story: AgreementStory, asked: LocalDate): void {
  const state = story.state as RunningAgreement;
  const year = askedYear(state);
  if (state.plans.length === 0 || isOpen(state, 'AGR-2') || !reaches(state, year)) return;
  const dueOn = countedBack(story.context.rules.rules['AGR-2'], lastOfYear(year - 1), asked);
  story.open('AGR-2', { from: asked, about: String(year), dueOn });
}

/** Whether it goes on is decided before each year of it ends; a fixed last day acts by itself. */
export function askRenewal(story: AgreementStory, asked: LocalDate): void {
  const { termEndsOn, until } = story.state as RunningAgreement;
  const dueOn = countedBack(story.context.rules.rules['AGR-4'], termEndsOn, asked);
  story.open('AGR-4', { from: asked, about: termEndsOn, dueOn });
  if (until !== null) story.open('AGR-5', { from: asked, about: until, dueOn: until });
}

export const openActionDeadline = (story: AgreementStory, { id, targetOn }: AgreementAction, from: LocalDate): void =>
  story.open('AGR-3', { from, about: id, dueOn: targetOn });

const deadlineOfAction = ({ deadlines }: BegunAgreement, actionId: string): Deadline | undefined =>
  deadlines.find(({ rule, about }) => rule === 'AGR-3' && about === actionId);

/** Somebody chose another target: the ladder of the action starts anew from that day. */
export function moveActionDeadline(story: AgreementStory, actionId: string, targetOn: LocalDate, why: string): void {
  const { state, context } = story;
  const deadline = state.phase === 'none' ? undefined : deadlineOfAction(state, actionId);
  if (!deadline) return;
  const steps = stepsOf(deadline.kind, context.today, targetOn, context.rules.ladder, context.calendar);
  story.move(deadline, targetOn, steps, 'plan', why);
}

/** All dates are calendar days; only the rungs beside them count working days. One that was reached comes no second time. */
export function layLaddersAnew(story: AgreementStory, calendar: Calendar): void {
  const { state, context } = story;
  for (const deadline of state.phase === 'none' ? [] : state.deadlines) {
    const { kind, from, dueOn, steps } = deadline;
    if (dueOn < context.today) continue;
    const left = new Set(steps.map(({ rung }) => rung));
    const fresh = stepsOf(kind, from, dueOn, context.rules.ladder, calendar).filter(({ rung }) => left.has(rung));
    if (fresh.some(({ on }, index) => on !== steps[index]?.on)) story.move(deadline, dueOn, fresh, 'calendar');
  }
}

/** The day from which something of a plan can have been done: it was agreed, or added to the plan later. */
export const planDay = (state: BegunAgreement, actionId: string): LocalDate =>
  maxDate(
    planOf(state, actionOf(state, actionId)?.year ?? 0)?.agreedOn ?? state.from,
    deadlineOfAction(state, actionId)?.from ?? state.from,
  );
