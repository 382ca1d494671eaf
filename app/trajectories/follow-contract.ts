import { randomUUID } from 'node:crypto';
import { localDateOf, msOf, type LocalDate } from '../../domain/calendar/index.ts';
import { contractFor } from '../../domain/rules/index.ts';
import { waitingElsewhere, type TrajectoryRow } from '../../db/queries/trajectories.ts';
import { basisOf } from '../basis.ts';
import { howManyTook } from '../each.ts';
import type { App } from '../open.ts';
import { bringUp, send } from '../runs/send.ts';
import { rulesUnderContracts } from '../under-contracts.ts';

/** Trajectories told at once; each answers when its events are recorded. */
const atOnce = 8;

/**
 * Whoever waits for a place goes to the partner whose contract holds now, where the one they were referred to has none any
 * more. Done again it changes nothing; who cannot be told now is told by the next daily round, or when the place is accepted.
 * @returns how many went to another partner
 */
export async function followContracts(app: App): Promise<number> {
  const today = localDateOf(await app.now());
  return howManyTook(await waitingElsewhere(app.db, today), atOnce, (row) => followContract(app, row, today));
}

/** The same of one, by the contract of a day; where none covers it, the partner stays. */
export async function followContract(
  app: App,
  { id, state, clockOffsetMs }: TrajectoryRow,
  on: LocalDate,
): Promise<boolean> {
  if (state.phase !== 'waiting') return false;
  const { id: referralId, partner, province } = state.referral;
  const rules = await rulesUnderContracts(app, (await basisOf(app.db, state)).rules);
  const found = contractFor(rules, province, on, partner) ?? contractFor(rules, province, on);
  if (!found || found.partner === partner) return false;
  const at = await app.now();
  await bringUp(app, id, clockOffsetMs, msOf(at));
  const data = { referralId, partner: found.partner, track: found.track };
  return (await send(app, id, 'followContract', { by: { role: 'system' }, data, at }, randomUUID())).ok;
}
