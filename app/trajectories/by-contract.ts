import { isLocalDate, type LocalDate } from '../../domain/calendar/index.ts';
import { contractFor } from '../../domain/rules/index.ts';
import { refuse, type Refusal } from '../../domain/trajectory/index.ts';
import type { TrajectoryRow } from '../../db/queries/trajectories.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';
import { rulesUnderContracts } from '../under-contracts.ts';
import type { CommandRequest } from './request.ts';

const referring: readonly string[] = ['refer', 'changePartner'];

/**
 * The command with the partner and kind of track of the contract in force, where that is another than the trajectory's own
 * rules name: the workflow knows its rules, and a contract may have come after them. Or the refusal that no contract covers
 * the day. Any other command comes back as it is.
 */
export async function byContract(
  app: App,
  request: CommandRequest,
  { state }: TrajectoryRow,
  today: LocalDate,
): Promise<CommandRequest | { readonly refusal: Refusal }> {
  if (!referring.includes(request.name) || state.phase === 'closed') return request;
  const { track: _filledHere, ...data } = request.data;
  const { on = today, partner } = data;
  // What is no day and no id, the core refuses with the field's own words.
  if (!isLocalDate(on) || (partner !== undefined && typeof partner !== 'string')) return { ...request, data };
  const { rules } = await basisOf(app.db, state);
  const ruled = contractFor(rules, state.province, on, partner);
  const found = contractFor(await rulesUnderContracts(app, rules), state.province, on, partner);
  if (!found)
    return ruled
      ? { refusal: refuse('referral.noContract', { province: state.province, partner: partner ?? '' }) }
      : { ...request, data };
  if (ruled?.partner === found.partner && ruled.track === found.track) return { ...request, data };
  return { ...request, data: { ...data, partner: found.partner, track: found.track } };
}
