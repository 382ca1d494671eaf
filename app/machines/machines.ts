import { localDateOf } from '../../domain/calendar/index.ts';
import { machineScopes } from '../../domain/rights/index.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import * as queries from '../../db/queries/machines.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { hashed, newSecret } from '../access/secret.ts';
import { openSession, type Opened } from '../access/sessions.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

export interface MachineToAdd {
  readonly clientId: string;
  /** A partner's id, or name or NIS code of the municipality whose OCMW it serves. */
  readonly whose: string;
  readonly scopes: readonly string[];
}

/** Shown once: only a hash of the secret is kept. */
export interface MachineSecret {
  readonly clientId: string;
  readonly secret: string;
}

export interface MachineView {
  readonly clientId: string;
  readonly organisationId: string | null;
  readonly nis: string | null;
  readonly scopes: readonly string[];
  /** Secrets that hold now; 0: it can get in no more. */
  readonly secrets: number;
}

/** An old secret holds so long beside the new one, so that whoever runs the program can change it in their own time [D]. */
const overlapSeconds = 7 * 86_400;

/** Whose a program, or what it hears of, is. @throws AppError `machine.unknownOwner` */
export async function ownerNamed(
  app: App,
  whose: string,
): Promise<{ organisationId: string | null; nis: string | null }> {
  const partners = (await listOrganisations(app.db)).filter(({ kind }) => kind === 'partner');
  const named = partners.find(({ id }) => id === whose);
  if (named) return { organisationId: named.id, nis: null };
  const where = await findMunicipality(app.db, whose.trim(), localDateOf(await app.now()));
  if (!where)
    throw new AppError(
      'machine.unknownOwner',
      'neither a partner nor a municipality',
      'a partner’s id, a name or NIS code',
      {
        partners: partners.map(({ id }) => id).join(', '),
      },
    );
  return { organisationId: null, nis: where.nis };
}

/** @throws AppError `machine.badId`, `machine.badScopes`, `machine.unknownOwner`, `machine.exists` */
export async function addMachine(app: App, { clientId, whose, scopes }: MachineToAdd): Promise<MachineSecret> {
  if (!/^[a-z0-9][a-z0-9-]{2,39}$/.test(clientId))
    throw new AppError('machine.badId', 'no client id', 'small letters, digits and dashes, 3 to 40', {});
  if (scopes.length === 0 || scopes.some((scope) => !(machineScopes as readonly string[]).includes(scope)))
    throw new AppError('machine.badScopes', 'no such scope', 'choose among them', { scopes: machineScopes.join(', ') });
  const owner = await ownerNamed(app, whose);
  const secret = newSecret();
  const row = {
    subject: clientId,
    organisationCode: owner.organisationId ?? owner.nis ?? '',
    ...owner,
    scopes: [...new Set(scopes)],
  };
  if (!(await queries.insertMachine(app.db, row, hashed(secret))))
    throw new AppError('machine.exists', 'this client id is taken', 'w2 machines list shows them', { clientId });
  return { clientId, secret };
}

export async function listMachines(app: App): Promise<{ machines: MachineView[] }> {
  const rows = await queries.listMachines(app.db);
  return {
    machines: rows.map(({ subject: clientId, organisationId, nis, scopes, secrets }) => ({
      clientId,
      organisationId,
      nis,
      scopes,
      secrets,
    })),
  };
}

/** A new secret; the others hold a week more, or end at once. @throws AppError `machine.unknown` */
export async function rotateMachine(
  app: App,
  { clientId, atOnce = false }: { readonly clientId: string; readonly atOnce?: boolean },
): Promise<MachineSecret> {
  const machine = await known(app, clientId);
  const secret = newSecret();
  await queries.replaceSecret(app.db, machine.id, hashed(secret), atOnce ? 0 : overlapSeconds);
  return { clientId, secret };
}

/** It gets in no more, from now on. @throws AppError `machine.unknown` */
export async function endMachine(app: App, clientId: string): Promise<{ clientId: string }> {
  await queries.endMachine(app.db, (await known(app, clientId)).id);
  return { clientId };
}

/** OAuth 2.0 client credentials (RFC 6749, 4.4): an access token for an hour; null when id and secret do not fit. */
export async function machineToken(app: App, clientId: string, secret: string): Promise<Opened | null> {
  const machine = await queries.machineWithSecret(app.db, clientId, hashed(secret));
  return machine && openSession(app, machine.id, 'machine');
}

async function known(app: App, clientId: string): Promise<queries.MachineRow> {
  const machine = await queries.readMachine(app.db, clientId);
  if (!machine) throw new AppError('machine.unknown', 'no such program', 'w2 machines list shows them', {});
  return machine;
}
