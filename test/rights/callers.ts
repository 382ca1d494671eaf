import { machineScopes } from '../../domain/rights/index.ts';
import type { Caller, Colleague, ColleagueRole, Relation } from '../../domain/rights/index.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import { staffId } from '../../db/seed-staff.ts';

/** A colleague as the seeded team has them. */
export function colleague(
  part: string,
  role: ColleagueRole,
  province: Province,
  partner: Partner | null = null,
): Colleague {
  return {
    ...{ kind: 'colleague', staffId: staffId(part, province), role, organisationId: partner ?? 'vdab' },
    ...{ partner, province },
  };
}

/** Whom one trajectory is about and who may be anything to it. */
export interface Around {
  readonly trajectoryId: string;
  readonly personId: string;
  readonly province: Province;
  readonly partner: Partner;
  readonly mediator: string;
  readonly deputy: string;
  readonly coach: string;
  readonly nis: string;
  readonly expertId: string;
}

type Role = Exclude<Relation, 'brokeGlass' | 'direct'>;

/** Somebody of every role, as they stand around one person. */
export function callersAround(it: Around): Readonly<Record<Role, Caller>> {
  const { province, partner } = it;
  return {
    mediator: { ...colleague('mediator-1', 'mediator', province), staffId: it.mediator },
    deputy: { ...colleague('mediator-2', 'mediator', province), staffId: it.deputy },
    teamLead: colleague('lead', 'teamLead', province),
    coordinator: colleague('coordinator', 'programmeCoordinator', province),
    groupWorker: colleague('group-1', 'groupWorker', province, partner),
    partnerCoordinator: colleague('partner', 'partnerCoordinator', province, partner),
    partnerMachine: {
      ...{
        kind: 'machine',
        clientId: `machine-${partner}`,
        organisationId: partner,
        partner,
        nis: null,
        scopes: machineScopes,
      },
    },
    jobCoach: { ...colleague('coach-1', 'jobCoach', province), staffId: it.coach },
    ocmw: { kind: 'ocmw', accountId: `ocmw-${it.nis}`, nis: it.nis },
    ocmwMachine: {
      ...{
        kind: 'machine',
        clientId: `machine-${it.nis}`,
        organisationId: it.nis,
        partner: null,
        nis: it.nis,
        scopes: machineScopes,
      },
    },
    self: { kind: 'citizen', personId: it.personId, by: 'signIn', trajectoryId: null },
    selfByLink: { kind: 'citizen', personId: it.personId, by: 'link', trajectoryId: it.trajectoryId },
    expert: { kind: 'expert', accountId: it.expertId },
    analyst: { kind: 'analyst', accountId: 'analyst-1' },
    dpo: { kind: 'dpo', accountId: 'dpo-1' },
    operator: { kind: 'operator', accountId: 'operator-1' },
  };
}
