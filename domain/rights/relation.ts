import type { Partner, Province } from '../rules/index.ts';
import type { Caller, Colleague } from './caller.ts';
import { standingOf, type Relation } from './standing.ts';

/** Who asks, with what holds today. */
export interface Asker {
  readonly caller: Caller;
  /** The mediators for whom the caller stands in today. */
  readonly standsInFor: readonly string[];
}

/** A partner that works with a person now: asked, accepted, in the group, or as long as a report is owed. */
export interface AtPartner {
  readonly partner: Partner;
  /** Of the referral: who moves keeps the partner's people there. */
  readonly province: Province;
}

/** What of one trajectory says who stands in a relation to it. */
export interface TrajectoryFacts {
  readonly trajectoryId: string;
  readonly personId: string;
  readonly province: Province;
  readonly mediatorId: string | null;
  readonly partners: readonly AtPartner[];
  readonly coachId: string | null;
  /** Experts by experience who were found for it. */
  readonly expertIds: readonly string[];
  /** NIS code of the municipality whose OCMW may know of it: with an agreement in force and the person's consent; null: none. */
  readonly ocmwNis: string | null;
  /** Whether the caller broke the glass, and that still counts. */
  readonly brokenByCaller: boolean;
}

export interface CohortFacts {
  readonly partner: Partner;
  readonly province: Province;
  /** Of everyone who is in it. */
  readonly mediatorIds: readonly string[];
}

/** An agreement with the local government of a municipality. */
export interface AgreementFacts {
  /** NIS code of the municipality. */
  readonly nis: string;
  readonly province: Province;
}

/** Whose the hours of a contract's month are, and where the contract counts. */
export interface MonthFacts {
  readonly partner: Partner;
  readonly provinces: readonly Province[];
}

export interface ColleagueFacts {
  readonly staffId: string;
  readonly partner: Partner | null;
  readonly province: Province | null;
}

export interface MessageFacts {
  /** A colleague; null: not to one. */
  readonly toId: string | null;
  /** The person, when it is a letter to them. */
  readonly personId: string | null;
}

const works = (mine: Province | null, theirs: Province | null): boolean =>
  mine === null || theirs === null || mine === theirs;

type Found = ReadonlySet<Relation>;
const nobody: Found = new Set();
const only = (relation: Relation | null, holds = true): Found =>
  relation !== null && holds ? new Set([relation]) : nobody;

/** What the caller is to a trajectory; none: for them it is not there. */
export function relationsToTrajectory(asker: Asker, facts: TrajectoryFacts): Found {
  const { caller } = asker;
  const standing = standingOf(caller);
  switch (caller.kind) {
    case 'colleague': {
      const found = new Set(colleagueTo(caller, standing, asker, facts));
      if (facts.brokenByCaller && (standing === 'teamLead' || standing === 'coordinator')) found.add('brokeGlass');
      return found;
    }
    case 'machine':
      return caller.partner === null
        ? only(standing, caller.nis !== null && facts.ocmwNis === caller.nis)
        : only(standing, atPartner(facts, caller.partner, null));
    case 'ocmw':
      return only(standing, facts.ocmwNis === caller.nis);
    case 'citizen':
      return only(
        standing,
        facts.personId === caller.personId && (caller.by === 'signIn' || facts.trajectoryId === caller.trajectoryId),
      );
    case 'expert':
      return only(standing, facts.expertIds.includes(caller.accountId));
    case 'analyst':
      return nobody;
    case 'dpo':
    case 'operator':
    case 'direct':
      return only(standing);
  }
}

function colleagueTo(
  { staffId, partner, province }: Colleague,
  standing: Relation | null,
  { standsInFor }: Asker,
  facts: TrajectoryFacts,
): Found {
  switch (standing) {
    case 'mediator':
      if (facts.mediatorId === staffId) return only('mediator');
      return only('deputy', facts.mediatorId !== null && standsInFor.includes(facts.mediatorId));
    case 'teamLead':
    case 'coordinator':
      return only(standing, works(province, facts.province));
    case 'groupWorker':
    case 'partnerCoordinator':
      return only(standing, partner !== null && atPartner(facts, partner, province));
    case 'jobCoach':
      return only(standing, facts.coachId === staffId);
    default:
      return nobody;
  }
}

const atPartner = ({ partners }: TrajectoryFacts, partner: Partner, province: Province | null): boolean =>
  partners.some((one) => one.partner === partner && works(province, one.province));

/** A person is whose any of their trajectories is. */
export function relationsToPerson(asker: Asker, personId: string, lives: readonly TrajectoryFacts[]): Found {
  const { caller } = asker;
  if (caller.kind === 'citizen')
    return only(standingOf(caller), caller.personId === personId && caller.by === 'signIn');
  if (lives.length === 0 && caller.kind === 'direct') return only('direct');
  return new Set(lives.flatMap((facts) => [...relationsToTrajectory(asker, facts)]));
}

export function relationsToCohort({ caller, standsInFor }: Asker, facts: CohortFacts): Found {
  const standing = standingOf(caller);
  if (caller.kind === 'machine') return only(standing, caller.partner === facts.partner);
  if (caller.kind === 'operator' || caller.kind === 'direct') return only(standing);
  if (caller.kind !== 'colleague') return nobody;
  switch (standing) {
    case 'mediator':
      if (facts.mediatorIds.includes(caller.staffId)) return only('mediator');
      return only(
        'deputy',
        facts.mediatorIds.some((id) => standsInFor.includes(id)),
      );
    case 'teamLead':
    case 'coordinator':
      return only(standing, works(caller.province, facts.province));
    case 'groupWorker':
    case 'partnerCoordinator':
      return only(standing, caller.partner === facts.partner && works(caller.province, facts.province));
    default:
      return nobody;
  }
}

/** An agreement: of those who work for VDAB in its province, and of the OCMW of its municipality. */
export function relationsToAgreement({ caller }: Asker, { nis, province }: AgreementFacts): Found {
  const standing = standingOf(caller);
  switch (caller.kind) {
    case 'operator':
    case 'direct':
      return only(standing);
    case 'ocmw':
    case 'machine':
      return only(standing, caller.nis === nis);
    case 'colleague':
      return only(
        standing,
        (standing === 'mediator' || standing === 'teamLead' || standing === 'coordinator') &&
          works(caller.province, province),
      );
    default:
      return nobody;
  }
}

/** The hours of a partner are its own people's, and of the coordinators of the programme where the contract counts. */
export function relationsToMonth({ caller }: Asker, facts: MonthFacts): Found {
  const standing = standingOf(caller);
  if (caller.kind === 'machine') return only(standing, caller.partner === facts.partner);
  if (caller.kind === 'operator' || caller.kind === 'direct') return only(standing);
  if (caller.kind !== 'colleague') return nobody;
  const { province, partner } = caller;
  const here = province === null || facts.provinces.includes(province);
  switch (standing) {
    case 'coordinator':
      return only(standing, here);
    case 'groupWorker':
    case 'partnerCoordinator':
      return only(standing, here && partner === facts.partner);
    default:
      return nobody;
  }
}

/** Somebody on a list of people to contact: of those who contact the people of that province. */
export function relationsToProspect({ caller }: Asker, province: Province | null): Found {
  const standing = standingOf(caller);
  if (caller.kind === 'direct') return only('direct');
  if (caller.kind !== 'colleague') return nobody;
  const contacts = standing === 'mediator' || standing === 'teamLead' || standing === 'coordinator';
  return only(standing, contacts && works(caller.province, province));
}

/** Oneself, those one leads, and of a partner its own people. */
export function relationsToColleague({ caller }: Asker, facts: ColleagueFacts): Found {
  const standing = standingOf(caller);
  if (caller.kind === 'operator' || caller.kind === 'direct') return only(standing);
  if (caller.kind !== 'colleague') return nobody;
  if (caller.staffId === facts.staffId) return only(standing);
  switch (standing) {
    case 'teamLead':
    case 'coordinator':
      return only(standing, facts.partner === null && works(caller.province, facts.province));
    case 'partnerCoordinator':
      return only(standing, facts.partner === caller.partner && works(caller.province, facts.province));
    default:
      return nobody;
  }
}

/** What was told to me, or to whom I stand in for. */
export function relationsToMessage({ caller, standsInFor }: Asker, { toId, personId }: MessageFacts): Found {
  const standing = standingOf(caller);
  if (caller.kind === 'operator' || caller.kind === 'direct') return only(standing);
  if (caller.kind === 'colleague')
    return only(standing, toId !== null && (toId === caller.staffId || standsInFor.includes(toId)));
  if (caller.kind === 'citizen') return only(standing, caller.by === 'signIn' && personId === caller.personId);
  return nobody;
}

/** What concerns one province, or all of them: only of whoever works for that much. */
export function relationsToProvince({ caller }: Asker, province: Province | null): Found {
  const within = caller.kind !== 'colleague' || caller.province === null || caller.province === province;
  return only(standingOf(caller), within);
}
