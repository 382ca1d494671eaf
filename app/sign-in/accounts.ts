import { accountFor, colleaguesAccount, listMappings, readCode, type MappingRow } from '../../db/queries/accounts.ts';
import { personOfInsz } from '../../db/queries/people.ts';
import type { Database } from '../../db/connect.ts';
import { inszDigits } from '../../domain/people/insz.ts';
import { AppError } from '../errors.ts';

export type Claims = Readonly<Record<string, unknown>>;

const textOf = (claims: Claims, name: string | null): string => {
  const value = name === null ? '' : claims[name];
  return typeof value === 'string' && value.length <= 200 ? value : '';
};

/** Whether the claims are those of this line: the group, and the role in this very work relation. */
function fits(claims: Claims, line: MappingRow): boolean {
  if (line.groupClaim !== null && textOf(claims, line.groupClaim) !== line.groupValue) return false;
  if (line.roleClaim === null) return true;
  const given = claims[line.roleClaim];
  const roles: readonly unknown[] = Array.isArray(given) ? given : [given];
  const organisation = textOf(claims, line.organisationClaim);
  return roles.some((role) => role === line.roleValue || role === `${line.roleValue}:${organisation}`);
}

/**
 * The accounts of whom these claims are about, each in this one work relation; a first one is made, but never a colleague's.
 * @throws AppError `signIn.noRole`, `signIn.organisationUnknown`, `signIn.notLinked`, `signIn.personUnknown`
 */
export async function accountsOf(db: Database, issuer: string, claims: Claims): Promise<string[]> {
  const lines = (await listMappings(db, issuer)).filter((line) => fits(claims, line));
  if (lines.length === 0)
    throw new AppError('signIn.noRole', 'this sign-in has no role here', 'ask who manages users in the organisation');
  const found = await Promise.all(lines.map((line) => accountOf(db, issuer, claims, line)));
  const accounts = found.flatMap((it) => (typeof it === 'string' ? [it] : []));
  const [refusal] = found.flatMap((it) => (typeof it === 'string' ? [] : [it]));
  if (accounts.length === 0 && refusal) throw refusal;
  return [...new Set(accounts)];
}

async function accountOf(db: Database, issuer: string, claims: Claims, line: MappingRow): Promise<string | AppError> {
  const subject = textOf(claims, line.subjectClaim);
  if (line.kind === 'citizen') return citizensAccount(db, issuer, subject);
  const organisationCode = textOf(claims, line.organisationClaim);
  const code = await readCode(db, organisationCode);
  if (subject === '' || !code)
    return new AppError('signIn.organisationUnknown', 'the organisation is not known', 'w2 access organisation');
  const who = { issuer, subject, organisationCode, kind: line.kind, role: line.role };
  if (line.kind === 'ocmw') return code.nis === null ? noSuchOrganisation() : accountFor(db, { ...who, nis: code.nis });
  if (code.organisationId === null) return noSuchOrganisation();
  if (line.kind === 'colleague')
    return (await colleaguesAccount(db, who, code.organisationId)) ?? notLinked(subject, organisationCode);
  // What only the house itself has: an organisation of others cannot make somebody one by a role it gives.
  return code.kind === 'vdab' ? accountFor(db, who) : noSuchOrganisation();
}

/** The number only finds the person: it is not kept with the account. */
async function citizensAccount(db: Database, issuer: string, insz: string): Promise<string | AppError> {
  const digits = inszDigits(insz);
  const person = digits === null ? null : await personOfInsz(db, digits);
  if (!person) return new AppError('signIn.personUnknown', 'nobody here has this number', 'nothing to do');
  return accountFor(db, { issuer, kind: 'citizen', subject: person.id, personId: person.id });
}

const noSuchOrganisation = (): AppError =>
  new AppError('signIn.organisationUnknown', 'this organisation has no such role', 'w2 access organisation');

/** The subject is told to whoever signed in, and to nobody else: with it an operator links them. */
const notLinked = (subject: string, organisation: string): AppError =>
  new AppError('signIn.notLinked', 'this sign-in is no colleague yet', 'w2 access link STAFF SUBJECT ORGANISATION', {
    subject,
    organisation,
  });
