import { isCommandId } from '../../domain/durable/field.ts';
import { provinces, welfareKinds } from '../../db/codes.ts';
import * as queries from '../../db/queries/network.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { WelfareActorRow } from '../../db/queries/network.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { hasNul } from '../text.ts';

const longestName = 200;

/** The welfare actors that a mediator can ask. */
export async function listNetwork(app: App, { province }: { readonly province?: string } = {}) {
  return { actors: await queries.listNetwork(app.db, province as Province | undefined) };
}

/** @throws AppError `welfare.badActor` that names the field, `welfare.actorExists` */
export async function addToNetwork(
  app: App,
  row: { readonly [K in keyof WelfareActorRow]: string | null },
): Promise<WelfareActorRow> {
  const { id, name, kind, province, email } = row;
  const field = wrongField();
  if (field) throw new AppError('welfare.badActor', `the ${field} of the welfare actor is wrong`, 'mend it', { field });
  const actor = { id, name, kind, province, email } as WelfareActorRow;
  if (!(await queries.addActor(app.db, actor)))
    throw new AppError('welfare.actorExists', 'this id is taken', 'take another', { actorId: actor.id });
  return actor;

  function wrongField(): string | null {
    if (!isCommandId(id) || !/^[A-Za-z0-9._-]+$/.test(id)) return 'id';
    if (name === null || name.trim() === '' || name.length > longestName || hasNul(name)) return 'name';
    if (!(welfareKinds as readonly (string | null)[]).includes(kind)) return 'kind';
    if (province !== null && !(provinces as readonly string[]).includes(province)) return 'province';
    return email !== null && /^[^\s@\0]{1,64}@[^\s@\0]{1,190}$/.test(email) ? null : 'email';
  }
}
