import type { Calendar, LocalDate } from '../../domain/calendar/index.ts';
import type { RuleKey, RuleSet } from '../../domain/rules/index.ts';
import {
  contextAt,
  decide,
  isOpen,
  isRefusal,
  type Actor,
  type OpenTrajectory,
  type RefusalCode,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { basisOf } from '../basis.ts';
import { giveCommand } from '../trajectories/command.ts';
import { each, failureOf } from '../each.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';

/** One date that moves, with the deadline it belongs to. */
interface Move {
  readonly deadlineId: string;
  readonly rule: RuleKey;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface Adopted {
  readonly trajectoryId: string;
  /** `failed`: its workflow is lost, parked or silent; adopting again goes on with it. */
  readonly result: 'moves' | 'noDates' | 'refused' | 'failed';
  /** Why it was refused or failed, as a code. */
  readonly refusal: RefusalCode | (string & {}) | null;
  readonly moves: readonly Move[];
}

export interface AdoptReport {
  readonly dryRun: boolean;
  readonly trajectories: readonly Adopted[];
  readonly moves: number;
}

/** What is adopted: it travels whole in the command, for nothing in a workflow may look it up. */
export type ToAdopt =
  | { readonly name: 'adoptRules'; readonly data: { readonly rules: RuleSet } }
  | { readonly name: 'adoptCalendar'; readonly data: { readonly calendar: Calendar } };

export interface AdoptOptions {
  readonly by: Actor;
  readonly dryRun: boolean;
  readonly only?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

const atOnce = 8;

/**
 * Gives it to every open trajectory (or one), or only says what would move. Both take the same decision; a trajectory that
 * has it already is passed over, so doing it again goes on where it stopped; one that fails stops no other.
 */
export async function adopt(
  app: App,
  toAdopt: ToAdopt,
  { by, dryRun, only, onProgress = () => {} }: AdoptOptions,
): Promise<AdoptReport> {
  const states = await openStates(app, toAdopt, only);
  let done = 0;
  const trajectories = await each(states, atOnce, async (state) => {
    const adopted = await (dryRun ? foretell : give)(app, state, toAdopt, by).catch((error: unknown): Adopted => ({
      ...{ trajectoryId: state.id, result: 'failed', refusal: failureOf(error), moves: [] },
    }));
    onProgress((done += 1), states.length);
    return adopted;
  });
  return { dryRun, trajectories, moves: trajectories.reduce((sum, { moves }) => sum + moves.length, 0) };
}

/** Those that do not have it yet. */
async function openStates(app: App, toAdopt: ToAdopt, only: string | undefined): Promise<OpenTrajectory[]> {
  if (only !== undefined) {
    const found = await readTrajectory(app.db, only);
    if (!found) throw notFound(only);
    const { state } = found.trajectory;
    return isOpen(state) && !has(state, toAdopt) ? [state] : [];
  }
  const states: OpenTrajectory[] = [];
  for await (const { state } of openTrajectories(app.db)) if (isOpen(state) && !has(state, toAdopt)) states.push(state);
  return states;
}

const has = ({ ruleVersion, calendarVersion }: OpenTrajectory, { name, data }: ToAdopt): boolean =>
  name === 'adoptRules' ? data.rules.version === ruleVersion : (data.calendar.version ?? 0) <= calendarVersion;

async function foretell(app: App, state: OpenTrajectory, { name, data }: ToAdopt, by: Actor): Promise<Adopted> {
  const context = contextAt(state, await app.now(), await basisOf(app.db, state));
  const decided = decide(state, name, { by, data }, context);
  if (isRefusal(decided)) return { trajectoryId: state.id, result: 'refused', refusal: decided.refused, moves: [] };
  return report(state.id, decided.events);
}

async function give(app: App, state: OpenTrajectory, { name, data }: ToAdopt, by: Actor): Promise<Adopted> {
  const { id: trajectoryId } = state;
  const result = await giveCommand(app, { trajectoryId, name, by, data });
  if (!result.ok) return { trajectoryId, result: 'refused', refusal: result.refusal.refused, moves: [] };
  const events = await readEvents(app.db, trajectoryId, { after: result.sequence - result.events.length });
  return report(
    trajectoryId,
    events.filter(({ sequence }) => sequence <= result.sequence),
  );
}

function report(trajectoryId: string, events: readonly TrajectoryEvent[]): Adopted {
  const moves = events.flatMap((event) =>
    event.type === 'DeadlineMoved' && ['rules', 'calendar'].includes(event.reason) && event.from !== event.dueOn
      ? [{ deadlineId: event.deadlineId, rule: event.rule, from: event.from, to: event.dueOn }]
      : [],
  );
  return { trajectoryId, result: moves.length > 0 ? 'moves' : 'noDates', refusal: null, moves };
}
