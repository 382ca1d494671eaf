import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  cohortContextAt,
  cohortEffects,
  decideCohort,
  isCohortRefusal,
  type Cohort,
  type CohortCommandName,
  type CohortEffect,
  type CohortEvent,
  type CohortRefusal,
  type PlannedOnce,
} from '../../domain/cohort/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { readCohort } from '../../db/queries/cohorts.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';
import { cohortNotFound, readied } from './command.ts';

/** Commands as they would be given one after the other, so that several sessions can be moved in one look. */
export interface CohortSupposition {
  readonly cohortId: string;
  readonly by: Actor;
  readonly commands: readonly { readonly name: CohortCommandName; readonly data: Readonly<Record<string, unknown>> }[];
}

/** A session whose day or being there changes; null: it is not there, or is cancelled. */
interface SessionChange {
  readonly sessionId: string;
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
}

export type CohortForetold =
  | {
      readonly ok: true;
      readonly cohortId: string;
      readonly today: LocalDate;
      readonly events: readonly CohortEvent[];
      readonly sessions: readonly SessionChange[];
      /** Who gets a message, and about what. */
      readonly told: readonly Pick<Extract<CohortEffect, { kind: 'notify' }>, 'to' | 'about'>[];
      /** What is noted in people's own trajectories. */
      readonly members: readonly Pick<Extract<CohortEffect, { kind: 'command' }>, 'trajectoryId' | 'command'>[];
    }
  /** `at`: which of the commands. */
  | { readonly ok: false; readonly at: number; readonly refusal: CohortRefusal };

/** What commands would do to a group, and who would be told; nothing happens. The first refusal is the answer. */
export async function whatIfCohort(app: App, { cohortId, by, commands }: CohortSupposition): Promise<CohortForetold> {
  const found = await readCohort(app.db, cohortId);
  if (!found) throw cohortNotFound(cohortId);
  const now = await app.now();
  const context = cohortContextAt(found.state, now, await basisOf(app.db, found.state));
  const events: CohortEvent[] = [];
  const effects: CohortEffect[] = [];
  let state: Cohort = found.state;
  for (const [at, { name, data }] of commands.entries()) {
    const ready = await readied(app, found, { cohortId, name, by, data });
    if ('refused' in ready) return { ok: false, at, refusal: ready };
    const decided = decideCohort(state, name, { by, data: ready.data }, context);
    if (isCohortRefusal(decided)) return { ok: false, at, refusal: decided };
    events.push(...decided.events);
    effects.push(...cohortEffects(decided.events, state, decided.state));
    state = decided.state;
  }
  return {
    ok: true,
    cohortId,
    today: localDateOf(now),
    events,
    sessions: changedSessions(found.state, state as PlannedOnce),
    told: effects.flatMap((one) => (one.kind === 'notify' ? [{ to: one.to, about: one.about }] : [])),
    members: effects.flatMap((one) =>
      one.kind === 'command' ? [{ trajectoryId: one.trajectoryId, command: one.command }] : [],
    ),
  };
}

function changedSessions(before: PlannedOnce, after: PlannedOnce): SessionChange[] {
  const dayOf = (state: PlannedOnce, sessionId: string): LocalDate | null => {
    const found = state.sessions.find(({ id, status }) => id === sessionId && status !== 'cancelled');
    return found?.day ?? null;
  };
  return after.sessions
    .map(({ id: sessionId }) => ({ sessionId, before: dayOf(before, sessionId), after: dayOf(after, sessionId) }))
    .filter((one) => one.before !== one.after);
}
