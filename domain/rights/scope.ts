import type { Partner, Province } from '../rules/index.ts';
import type { Asker } from './relation.ts';
import { standingOf } from './standing.ts';

/**
 * The trajectories to which somebody stands in a relation, as a condition that a query can take. It says the same as
 * `relationsToTrajectory`, but for a broken glass: that opens one trajectory, and no list.
 */
export type Scope =
  | { readonly of: 'all' | 'nobody' }
  | { readonly of: 'mediators'; readonly ids: readonly string[] }
  | { readonly of: 'province'; readonly province: Province }
  | { readonly of: 'partner'; readonly partner: Partner; readonly province: Province | null }
  | { readonly of: 'coach'; readonly id: string }
  | { readonly of: 'expert'; readonly id: string }
  | { readonly of: 'ocmw'; readonly nis: string }
  | { readonly of: 'person'; readonly id: string; readonly trajectoryId: string | null };

const nobody: Scope = { of: 'nobody' };

export function scopeOf({ caller, standsInFor }: Asker): Scope {
  const standing = standingOf(caller);
  switch (caller.kind) {
    case 'colleague':
      switch (standing) {
        case 'mediator':
          return { of: 'mediators', ids: [caller.staffId, ...standsInFor] };
        case 'teamLead':
        case 'coordinator':
          return caller.province === null ? { of: 'all' } : { of: 'province', province: caller.province };
        case 'groupWorker':
        case 'partnerCoordinator':
          return caller.partner === null
            ? nobody
            : { of: 'partner', partner: caller.partner, province: caller.province };
        case 'jobCoach':
          return { of: 'coach', id: caller.staffId };
        default:
          return nobody;
      }
    case 'machine':
      if (caller.partner !== null) return { of: 'partner', partner: caller.partner, province: null };
      return caller.nis === null ? nobody : { of: 'ocmw', nis: caller.nis };
    case 'ocmw':
      return { of: 'ocmw', nis: caller.nis };
    case 'citizen':
      return {
        of: 'person',
        id: caller.personId,
        trajectoryId: caller.by === 'link' ? (caller.trajectoryId ?? '') : null,
      };
    case 'expert':
      return { of: 'expert', id: caller.accountId };
    case 'analyst':
      return nobody;
    case 'dpo':
    case 'operator':
    case 'direct':
      return { of: 'all' };
  }
}
