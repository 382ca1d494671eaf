import {
  relationsToAgreement,
  relationsToCohort,
  relationsToColleague,
  relationsToMonth,
  relationsToPerson,
  relationsToProspect,
  relationsToProvince,
  relationsToTrajectory,
  standingOf,
} from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { isTrajectoryId } from '../../domain/trajectory/index.ts';
import { agreementFacts } from '../../db/queries/agreement-runs.ts';
import { readContractMonth } from '../../db/queries/contract-months.ts';
import { personOfInsz } from '../../db/queries/people.ts';
import { provinceOfProspect } from '../../db/queries/prospects.ts';
import { cohortFacts, colleagueFacts, trajectoryFacts } from '../../db/queries/rights.ts';
import { agreementNotFound } from '../agreements/command.ts';
import { agreementIdOf } from '../agreements/read.ts';
import { cohortNotFound } from '../cohorts/command.ts';
import { notFound } from '../errors.ts';
import { monthNotFound } from '../hours/give.ts';
import { unknownProspect } from '../intake/prospects.ts';
import { personOfProposal, unknownProposal } from '../people/change.ts';
import { unknownPerson } from '../people/person.ts';
import { unknownColleague } from '../people/staff.ts';
import { notAllowed, type Asked, type Target } from './gate.ts';

const staffIdOf = ({ caller }: Asked): string | null => (caller.kind === 'colleague' ? caller.staffId : null);
const factsFor = (asked: Asked, of: Parameters<typeof trajectoryFacts>[1]) =>
  trajectoryFacts(asked.app.db, of, {
    ...{ on: asked.on, at: asked.at, staffId: staffIdOf(asked) },
    asksOcmw: asked.caller.kind === 'ocmw' || asked.caller.kind === 'machine',
  });

const nobody = new Set<never>();

/** What is about nobody: rules, figures, systems, and lists, of which each shows what is theirs. */
export function programme({ caller }: Asked): Target {
  const standing = standingOf(caller);
  return { relations: standing === null ? nobody : new Set([standing]), absent: () => notAllowed('this') };
}

/** null: all provinces at once. */
export const province = (asked: Asked, of: Province | null): Target => ({
  relations: relationsToProvince(asked, of),
  absent: () => notAllowed('this'),
});

export async function trajectory(asked: Asked, id: string): Promise<Target> {
  const [facts] = await factsFor(asked, { trajectoryId: id });
  return { relations: facts ? relationsToTrajectory(asked, facts) : nobody, absent: () => notFound(id) };
}

/** By their own id, or by that of a trajectory of theirs. */
export async function person(asked: Asked, id: string): Promise<Target> {
  const personId = isTrajectoryId(id) ? (await factsFor(asked, { trajectoryId: id }))[0]?.personId : id;
  const absent = () => unknownPerson(id);
  if (personId === undefined) return { relations: nobody, absent };
  const lives = await factsFor(asked, { personId });
  return { relations: lives.length === 0 ? nobody : relationsToPerson(asked, personId, lives), absent };
}

/** Whoever has one of these numbers: all of them must be theirs. */
export async function peopleOfInsz(asked: Asked, numbers: readonly string[]): Promise<Target> {
  const absent = () => unknownPerson('');
  const found = await Promise.all(numbers.map((insz) => personOfInsz(asked.app.db, insz.replace(/\D/g, ''))));
  const targets = await Promise.all(found.flatMap((one) => (one ? [person(asked, one.id)] : [])));
  const hidden = targets.length === 0 || targets.some(({ relations }) => relations.size === 0);
  return { relations: hidden ? nobody : new Set(targets.flatMap(({ relations }) => [...relations])), absent };
}

export async function proposal(asked: Asked, id: string): Promise<Target> {
  const personId = await personOfProposal(asked.app, id);
  const absent = unknownProposal;
  return personId === null ? { relations: nobody, absent } : { ...(await person(asked, personId)), absent };
}

export async function cohort(asked: Asked, id: string): Promise<Target> {
  const facts = await cohortFacts(asked.app.db, id);
  return { relations: facts ? relationsToCohort(asked, facts) : nobody, absent: () => cohortNotFound(id) };
}

/** By its own id, or by the name or NIS code of its municipality. */
export async function agreement(asked: Asked, what: string): Promise<Target> {
  const id = await agreementIdOf(asked.app, what);
  const facts = id === null ? null : await agreementFacts(asked.app.db, id);
  return { relations: facts ? relationsToAgreement(asked, facts) : nobody, absent: () => agreementNotFound(what) };
}

export async function month(asked: Asked, id: string): Promise<Target> {
  const facts = await readContractMonth(asked.app.db, id);
  return { relations: facts ? relationsToMonth(asked, facts) : nobody, absent: () => monthNotFound(id) };
}

export async function prospect(asked: Asked, id: string): Promise<Target> {
  const lives = await provinceOfProspect(asked.app.db, id, asked.on);
  return { relations: lives === undefined ? nobody : relationsToProspect(asked, lives), absent: unknownProspect };
}

export async function colleague(asked: Asked, id: string): Promise<Target> {
  const facts = await colleagueFacts(asked.app.db, id);
  return { relations: facts ? relationsToColleague(asked, facts) : nobody, absent: () => unknownColleague(id) };
}
