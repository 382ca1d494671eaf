import { z } from 'zod';
import * as queries from '../../db/queries/accounts.ts';
import { staffRoles } from '../../db/codes.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { readStaff } from '../../db/queries/staff.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { unknown } from './blocks.ts';
import { onlyOperators } from './only-operators.ts';

const word = z.string().min(1).max(200);
const claim = word.nullable().default(null);

/** One line of the table from claims to kinds, as a file or `w2` gives it. */
const line = z.strictObject({
  subjectClaim: word,
  organisationClaim: claim,
  groupClaim: claim,
  groupValue: claim,
  roleClaim: claim,
  roleValue: claim,
  kind: z.enum(['colleague', 'ocmw', 'citizen', 'expert', 'analyst', 'dpo', 'operator']),
  role: z.enum(['', ...staffRoles]).default(''),
});

const issuerOf = ({ settings }: App): string => {
  if (!settings.oidcIssuer)
    throw new AppError('signIn.noProvider', 'no sign-in provider is set', 'set W2_OIDC_ISSUER and what goes with it');
  return settings.oidcIssuer;
};

/** What the claims of the provider mean here, and whose the organisation codes are. */
export async function listMappings(app: App) {
  onlyOperators(app);
  const [mappings, codes] = await Promise.all([queries.listMappings(app.db), queries.listCodes(app.db)]);
  return { mappings, codes };
}

/** @throws AppError `access.badMapping` naming the fields */
export async function addMapping(app: App, given: unknown): Promise<{ readonly id: string | null }> {
  onlyOperators(app);
  const read = line.safeParse(given);
  const wrong = read.success ? whatIsWrong(read.data) : read.error.issues.map(({ path }) => path.join('.') || 'line');
  if (!read.success || wrong.length > 0)
    throw new AppError('access.badMapping', 'this line cannot be', 'see docs/sign-in.md', { field: wrong.join(', ') });
  return { id: await queries.insertMapping(app.db, { issuer: issuerOf(app), ...read.data }) };
}

/** The same that the table refuses, said by name. */
function whatIsWrong(given: z.infer<typeof line>): string[] {
  const { kind, role, roleClaim, roleValue, groupClaim, groupValue, organisationClaim } = given;
  return [
    ...((kind === 'colleague') === (role !== '') ? [] : ['role']),
    ...((roleClaim === null) === (roleValue === null) ? [] : ['roleValue']),
    ...((groupClaim === null) === (groupValue === null) ? [] : ['groupValue']),
    ...(kind !== 'citizen' && roleClaim === null ? ['roleClaim'] : []),
    ...(kind !== 'citizen' && organisationClaim === null ? ['organisationClaim'] : []),
  ];
}

/** @throws AppError `access.unknown` */
export async function removeMapping(app: App, id: string): Promise<void> {
  onlyOperators(app);
  if (!/^[0-9a-f-]{36}$/.test(id) || !(await queries.deleteMapping(app.db, id))) throw unknown();
}

/**
 * Says whose code (OVO, KBO) it is that the provider gives.
 * @param whose one of our organisations, or the name or NIS code of a municipality for its OCMW
 * @throws AppError `access.badCode`
 */
export async function nameOrganisationCode(app: App, code: string, whose: string) {
  onlyOperators(app);
  const organisation = (await listOrganisations(app.db)).find(({ id }) => id === whose);
  const municipality = organisation ? null : await findMunicipality(app.db, whose, localDateOf(await app.now()));
  const nis = municipality?.nis ?? null;
  if (!/^[A-Za-z0-9.]{3,40}$/.test(code) || (!organisation && nis === null))
    throw new AppError('access.badCode', 'this code or whose it is cannot be', 'w2 access mappings shows them');
  await queries.setCode(app.db, { code, organisationId: organisation?.id ?? null, nis });
  return { code, organisationId: organisation?.id ?? null, nis };
}

/**
 * Makes the account with which a colleague signs in. By hand: a mail address in a token is what another house typed, can be
 * given to somebody else, and would hand over a whole caseload.
 * @param subject as the provider tells them apart; the page after a first try shows it
 * @throws AppError `staff.unknown`, `staff.left`, `access.badCode`, `access.badSubject`
 */
export async function linkColleague(
  app: App,
  { staffId, subject, organisationCode }: { staffId: string; subject: string; organisationCode: string },
): Promise<{ readonly id: string; readonly role: string }> {
  onlyOperators(app);
  const colleague = await readStaff(app.db, staffId);
  if (!colleague) throw new AppError('staff.unknown', 'nobody has this id', 'w2 staff list shows them');
  const code = await queries.readCode(app.db, organisationCode);
  if (code?.organisationId !== colleague.organisationId)
    throw new AppError('access.badCode', 'this code is not of their organisation', 'w2 access organisation CODE …');
  if (!/^[!-~]{1,200}$/.test(subject))
    throw new AppError('access.badSubject', 'that is no subject', 'copy it from the page after a first try');
  const who = { issuer: issuerOf(app), kind: 'colleague' as const, subject, organisationCode, role: colleague.role };
  const id = await queries.accountFor(app.db, { ...who, staffId });
  if ((await queries.colleaguesAccount(app.db, who, colleague.organisationId)) === null)
    throw new AppError('staff.left', 'they do not work here any more', 'w2 staff list shows who does');
  return { id, role: colleague.role };
}

/** Who may sign in: codes, no names but those of colleagues' ids. */
export async function listAccounts(app: App) {
  onlyOperators(app);
  return { accounts: await queries.listAccounts(app.db) };
}
