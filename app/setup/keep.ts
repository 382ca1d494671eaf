/** What stands in the file, kept in Postgres: each row is added, changed, left as it is, or a mistake. Within one transaction. */
import { isDeepStrictEqual } from 'node:util';
import { flawsOfRules } from '../../domain/rules/check.ts';
import { completedRules, ruleSets as builtIn, type RuleSet } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { changeQuota } from '../../db/queries/capacity.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { insertRuleSet, readRuleSets, rulesInForce } from '../../db/queries/rules.ts';
import * as rows from '../../db/queries/setup.ts';
import { readStaff } from '../../db/queries/staff.ts';
import type { SetupFile } from './file.ts';
import { done, wrong, type Keeping } from './keeping.ts';
import { tender } from './tender.ts';

const by: Actor = { role: 'operator', id: 'setup' };
/** Contracts are not longer. */
const yearsAhead = 3;

export async function keepAll(keeping: Keeping, file: SetupFile): Promise<void> {
  for (const [index, row] of file.organisations.entries()) await organisation(keeping, row, `organisations[${index}]`);
  for (const [index, row] of file.staff.entries()) await colleague(keeping, row, `staff[${index}]`);
  for (const [index, row] of file.rules.entries()) await rules(keeping, row, `rules[${index}]`, 'rules');
  if (file.contracts) await contracts(keeping, file.contracts);
  for (const [index, row] of file.tenders.entries()) await tender(keeping, row, `tenders[${index}]`);
  for (const [index, row] of file.municipalities.entries())
    await municipality(keeping, row, file, `municipalities[${index}]`);
  for (const [index, row] of file.places.entries()) await places(keeping, row, `places[${index}]`);
}

async function organisation(keeping: Keeping, row: SetupFile['organisations'][number], path: string): Promise<void> {
  const before = await rows.readOrganisation(keeping.tx, row.id);
  if (before && before.kind !== row.kind) return wrong(keeping, `${path}.kind`, 'fixed', { id: row.id });
  if (before?.name !== row.name) await rows.keepOrganisation(keeping.tx, row);
  done(keeping, 'organisation', row.id, !before ? 'made' : before.name === row.name ? 'same' : 'changed');
}

/** Where a role works; a jobcoach anywhere. */
const kindOf: Readonly<Partial<Record<SetupFile['staff'][number]['role'], string>>> = {
  mediator: 'vdab',
  teamLead: 'vdab',
  programmeCoordinator: 'vdab',
  groupWorker: 'partner',
  partnerCoordinator: 'partner',
};

async function colleague(keeping: Keeping, given: SetupFile['staff'][number], path: string): Promise<void> {
  const { tx } = keeping;
  const { organisation: organisationId, province = null, ...row } = given;
  const at = await rows.readOrganisation(tx, organisationId);
  if (!at) {
    const known = (await listOrganisations(tx)).map(({ id }) => id).join(', ');
    return wrong(keeping, `${path}.organisation`, 'unknownOrganisation', { known });
  }
  const kind = kindOf[row.role];
  if (kind !== undefined && at.kind !== kind)
    return wrong(keeping, `${path}.organisation`, 'wrongOrganisation', { role: row.role, kind });
  const before = await readStaff(tx, row.id);
  // What events and open trajectories rest on does not change under them.
  for (const [field, was, is] of before
    ? ([
        ['role', before.role, row.role],
        ['organisation', before.organisationId, organisationId],
        ['province', before.province, province],
      ] as const)
    : [])
    if (was !== is) return wrong(keeping, `${path}.${field}`, 'fixed', { id: row.id });
  if (await rows.emailTaken(tx, row.email, row.id)) return wrong(keeping, `${path}.email`, 'emailTaken');
  const same = before?.name === row.name && before.email === row.email;
  if (!same) await rows.keepColleague(tx, { ...row, organisationId, province });
  done(keeping, 'staff', row.id, !before ? 'made' : same ? 'same' : 'changed');
}

async function rules(keeping: Keeping, given: object, path: string, what: 'rules' | 'contracts'): Promise<void> {
  const flaws = flawsOfRules(given);
  if (flaws.length > 0) {
    for (const { at, must, of = '' } of flaws.slice(0, 20)) wrong(keeping, placeOf(path, at), 'flaw', { must, of });
    return;
  }
  const set = completedRules(given as RuleSet);
  const own = Object.hasOwn(builtIn, set.version) ? builtIn[set.version] : undefined;
  const before = own ?? (await rows.readRuleSetBody(keeping.tx, set.version));
  if (before) {
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    if (!isDeepStrictEqual(plain(before), plain(set)))
      return wrong(keeping, path, 'versionTaken', { version: set.version });
    return done(keeping, what, set.version, 'same');
  }
  await insertRuleSet(keeping.tx, set, { by: 'setup', at: keeping.now });
  done(keeping, what, set.version, 'made');
}

/** Where a flaw of a set of rules stands in the file; its contracts stand in a list there. */
const placeOf = (path: string, at: string): string =>
  at === ''
    ? path
    : path === 'contracts' && at.startsWith('contracts')
      ? at.replace('contracts', 'contracts.list')
      : `${path}.${at}`;

async function contracts(keeping: Keeping, given: NonNullable<SetupFile['contracts']>): Promise<void> {
  const { version, validFrom, like, list } = given;
  const base = (await readRuleSets(keeping.tx)).find((set) => set.version === like);
  if (!base || version === like) return wrong(keeping, 'contracts.like', 'unknownVersion');
  for (const [index, { partner }] of list.entries()) {
    const at = typeof partner === 'string' ? await rows.readOrganisation(keeping.tx, partner) : null;
    if (at?.kind !== 'partner') {
      const all = (await listOrganisations(keeping.tx)).filter(({ kind }) => kind === 'partner');
      const known = all.map(({ id }) => id).join(', ');
      wrong(keeping, `contracts.list[${index}].partner`, 'unknownOrganisation', { known });
    }
  }
  await rules(keeping, { ...base, version, validFrom, contracts: list }, 'contracts', 'contracts');
}

async function municipality(
  keeping: Keeping,
  given: SetupFile['municipalities'][number],
  file: SetupFile,
  path: string,
): Promise<void> {
  const { tx } = keeping;
  const { from, until = null, mergedInto = null, postcodes, ...row } = given;
  if (mergedInto !== null) {
    const inFile = file.municipalities.some(({ nis }) => nis === mergedInto);
    if (!inFile && !(await rows.readMunicipality(tx, mergedInto)))
      return wrong(keeping, `${path}.mergedInto`, 'unknownMunicipality');
  }
  const before = await rows.readMunicipality(tx, row.nis);
  const after = { ...row, validFrom: from, validUntil: until, mergedInto };
  const same = before !== null && isDeepStrictEqual({ ...before }, after);
  if (!same) await rows.keepMunicipality(tx, after);
  const added = await rows.addPostcodes(tx, after, postcodes);
  done(keeping, 'municipality', row.nis, !before ? 'made' : same && added === 0 ? 'same' : 'changed');
}

async function places(keeping: Keeping, row: SetupFile['places'][number], path: string): Promise<void> {
  const { tx, now, today } = keeping;
  const { province, year, places: wanted } = row;
  const running = Number(today.slice(0, 4));
  if (year < running || year > running + yearsAhead)
    return wrong(keeping, `${path}.year`, 'yearOutOfReach', { from: running, to: running + yearsAhead });
  const quota = (await rulesInForce(tx, today)).quotaPerProvinceAndYear;
  if (wanted > quota) return wrong(keeping, `${path}.places`, 'abovePlaces', { most: quota });
  const before = await rows.readQuota(tx, province, year);
  const changed = await changeQuota(tx, { province, year, places: wanted, by, now, quota });
  if ('taken' in changed) return wrong(keeping, `${path}.places`, 'belowTaken', { taken: changed.taken });
  done(keeping, 'places', `${province} ${year}`, before === null ? 'made' : before === wanted ? 'same' : 'changed');
}
