import { randomUUID } from 'node:crypto';
import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  cohortEffects,
  cohortId,
  isCohortRefusal,
  notPlanned,
  planCohort as plan,
  decideCohort,
  type CohortDecided,
  type CohortRefusal,
} from '../../domain/cohort/index.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import type { Actor, Context } from '../../domain/trajectory/index.ts';
import { insertSessionPlace, nextCohortNumber, type CohortRow } from '../../db/queries/cohorts.ts';
import { readStaff } from '../../db/queries/staff.ts';
import { createCohort } from '../../db/record-cohort.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { rulesUnderContracts } from '../under-contracts.ts';
import { colleagueOf } from '../trajectories/preconditions.ts';
import { startFirst } from '../runs/start-run.ts';

interface SessionToPlan {
  readonly day: LocalDate;
  readonly time?: string;
  /** In words; goes to the side store. */
  readonly place?: string;
}

export interface CohortToPlan {
  readonly province: Province;
  readonly partner?: Partner;
  readonly startsOn: LocalDate;
  readonly size: number;
  readonly groupWorkerId: string;
  readonly sessions?: readonly SessionToPlan[];
}

export type CohortPlanned =
  | { readonly ok: true; readonly cohortId: string; readonly sequence: number }
  | { readonly ok: false; readonly refusal: CohortRefusal };

/** Free text of a place stays here; the workflow carries its id. */
export async function keepPlace(app: App, place: string | undefined): Promise<{ place?: string }> {
  if (place === undefined) return {};
  const id = `place-${randomUUID()}`;
  await insertSessionPlace(app.db, id, place);
  return { place: id };
}

/** A group worker of the partner, of this province or of all, who is there to take the group. @throws AppError */
export async function assertGroupWorker(
  app: App,
  id: string,
  { province, partner }: Pick<CohortRow, 'province' | 'partner'>,
) {
  const found = await readStaff(app.db, id);
  const fits = found?.role === 'groupWorker' && found.organisationId === partner;
  if (!fits || (found.province !== null && found.province !== province))
    throw new AppError(
      'cohort.unknownStaff',
      `${id.slice(0, 64)} is no group worker of ${partner} in ${province}`,
      'name one of the partner in the province',
    );
  await colleagueOf(app, id, 'groupWorker', localDateOf(await app.now()));
}

/** Writes the first events, with the sessions that are planned already, then starts the workflow from them. */
export async function planCohort(
  app: App,
  { sessions = [], ...cohort }: CohortToPlan,
  by: Actor,
): Promise<CohortPlanned> {
  const now = await app.now();
  const context: Context = { now, today: localDateOf(now), ...(await app.basis()) };
  const rules = await rulesUnderContracts(app, context.rules);
  const first = plan({ cohortId: cohortId(await nextCohortNumber(app.db)), ...cohort }, by, { ...context, rules });
  if (isCohortRefusal(first)) return { ok: false, refusal: first };
  if (first.state.phase === 'none') throw new Error('a planned cohort has a state');
  await assertGroupWorker(app, cohort.groupWorkerId, first.state);
  let decided: CohortDecided = first;
  for (const { place, ...session } of sessions) {
    const data = { ...session, ...(await keepPlace(app, place)) };
    const next = decideCohort(decided.state, 'addSession', { by, data }, context);
    if (isCohortRefusal(next)) return { ok: false, refusal: next };
    decided = { state: next.state, events: [...decided.events, ...next.events] };
  }
  const { state, events } = decided;
  if (state.phase === 'none') throw new Error('a planned cohort has a state');
  const effects = cohortEffects(events, notPlanned, state);
  await createCohort(app.db, { cohortId: state.id, epoch: 1, events, effects });
  await startFirst(app, { state, epoch: 1, pending: effects });
  return { ok: true, cohortId: state.id, sequence: state.sequence };
}
