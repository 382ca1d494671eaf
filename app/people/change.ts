import { isDeepStrictEqual } from 'node:util';
import { localDateOf } from '../../domain/calendar/index.ts';
import { channels, readEmail, readPhone, type Channel, type Read } from '../../domain/people/contact.ts';
import type { Province } from '../../domain/people/codes.ts';
import { valueOf, type PersonFacts, type PersonField } from '../../domain/people/person.ts';
import { commandSpecs, type Actor, type Refusal } from '../../domain/trajectory/index.ts';
import { findMunicipality, municipalityOf, provinceOfAddress } from '../../db/queries/municipalities.ts';
import { forgetFailing } from '../../db/queries/returned.ts';
import * as queries from '../../db/queries/person-changes.ts';
import { holdPerson, openOf, type PersonRow } from '../../db/queries/people.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { giveCommand } from '../trajectories/command.ts';
import { whatIfCommand, type WhatIfResult } from '../trajectories/what-if.ts';
import { isUuid } from '../../db/uuid.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { hasNul } from '../text.ts';
import { foundPerson } from './person.ts';

interface Address {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  /** Left out or empty, that of the postcode. */
  readonly municipality?: string | undefined;
}

interface Change {
  /** A trajectory of the person, or their own id. */
  readonly id: string;
  readonly by: Actor;
}

export interface AddressChange extends Change {
  readonly address: Address;
  /** Who takes over when the province changes. */
  readonly mediatorId?: string | undefined;
  /** The day of the move, of which partner and quota hear; today when left out. */
  readonly on?: string | undefined;
  /** Only says what would happen. */
  readonly dryRun?: boolean;
}

export type Changed =
  | {
      readonly ok: true;
      readonly fields: readonly PersonField[];
      /** The province that the open trajectory went to; null when it stayed. */
      readonly movedTo: Province | null;
      /** Only of a look ahead. */
      readonly ahead?: AddressAhead;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** An address as it would be kept, and what the open trajectory would do; null: it stays where it is. */
interface AddressAhead {
  readonly address: Required<Address>;
  readonly foretold: Extract<WhatIfResult, { ok: true }> | null;
}

/**
 * Somebody lives elsewhere. The address is the one truth: where the province differs, the open trajectory follows in the
 * same act, before the address is kept. Refused there, nothing changed; stopped in between and given again, it ends the same.
 * @throws AppError `person.…` with what is wrong
 */
export async function changeAddress(app: App, { id, address, ...act }: AddressChange): Promise<Changed> {
  const person = await changeable(app, id, act.by);
  return move(app, person, await soundAddress(app, address), act);
}

interface Act {
  readonly by: Actor;
  readonly mediatorId?: string | undefined;
  readonly on?: string | undefined;
  readonly dryRun?: boolean;
  /** The proposal that is accepted by it. */
  readonly proposalId?: string;
}

async function move(app: App, person: PersonRow, to: Required<Address>, act: Act): Promise<Changed> {
  const { by, mediatorId, on } = act;
  const at = await app.now();
  const province = await provinceOfAddress(app.db, to as { postcode: string; municipality: string }, localDateOf(at));
  const [open] = await openOf(app.db, [person.id]);
  const there = open && (await readTrajectory(app.db, open.id))?.trajectory.province;
  const follows = open !== undefined && province !== null && there !== province;
  const data = { province, ...(mediatorId ? { mediatorId } : {}), ...(on ? { on } : {}) };
  const given = { trajectoryId: open?.id ?? '', name: 'changeProvince', by, data, address: to } as const;
  if (act.dryRun) {
    const foretold = follows ? await whatIfCommand(app, given) : null;
    if (foretold?.ok === false) return foretold;
    const same = isDeepStrictEqual(valueOf('address', person), valueOf('address', to as Partial<PersonFacts>));
    return {
      ok: true,
      fields: same ? [] : ['address'],
      movedTo: follows ? province : null,
      ahead: { address: to, foretold },
    };
  }
  if (follows) {
    const result = await giveCommand(app, given);
    // Another did the same, or it closed: then the address is what is left to change.
    const settled = !result.ok && ['transfer.same', 'trajectory.closed'].includes(result.refusal.refused);
    if (!result.ok && !settled) return result;
  }
  const fields = await keep(app, person.id, to as Partial<PersonFacts>, act);
  return { ok: true, fields, movedTo: follows ? province : null };
}

/** Writes what changed, and the decision on the proposal behind it, in one. */
async function keep(app: App, personId: string, changed: Partial<PersonFacts>, { by, proposalId }: Act) {
  const at = await app.now();
  return app.db.transaction(async (tx) => {
    const person = await holdPerson(tx, personId);
    if (!person || person.birthDate === null) throw wrong('person.erased');
    if (proposalId !== undefined && !(await queries.decideProposal(tx, proposalId, 'accepted', { by, at })))
      throw wrong('proposal.decided');
    return queries.changePerson(tx, person, changed, { by, at });
  });
}

async function soundAddress(app: App, { street, houseNumber, postcode, municipality = '' }: Address) {
  const today = localDateOf(await app.now());
  const given = { street: plain('street', street), houseNumber: plain('houseNumber', houseNumber) };
  const name = plain('municipality', municipality);
  const code = postcode.trim();
  const where = await municipalityOf(app.db, code, name, today);
  if (!(await provinceOfAddress(app.db, { postcode: code, municipality: name }, today)))
    throw wrong('person.badAddress', { field: 'postcode' });
  if (given.street === '') throw wrong('person.badAddress', { field: 'street' });
  // A village has a name of its own; another municipality is a slip in one of the two.
  const named = name === '' ? null : await findMunicipality(app.db, name, today);
  if (named && where && named.nis !== where.nis) throw wrong('person.badAddress', { field: 'municipality' });
  if (name === '' && !where?.certain) throw wrong('person.badAddress', { field: 'municipality' });
  return { ...given, postcode: code, municipality: name || (where?.name ?? '') };
}

export interface ContactChange extends Change {
  /** '' takes it away. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** null: not known any more. */
  readonly safeToCall?: boolean | null | undefined;
  readonly safeToMail?: boolean | null | undefined;
  readonly channel?: string | null | undefined;
}

/** How somebody is reached, checked; what is left out stays. @throws AppError `person.badContact` and others */
export async function changeContact(app: App, { id, by, ...given }: ContactChange): Promise<Changed> {
  const { phone, email, safeToCall, safeToMail, channel } = given;
  const changed: Partial<PersonFacts> = {
    ...(phone === undefined ? {} : { phone: checked('phone', phone, readPhone) }),
    ...(email === undefined ? {} : { email: checked('email', email, readEmail) }),
    ...(safeToCall === undefined ? {} : { safeToCall }),
    ...(safeToMail === undefined ? {} : { safeToMail }),
    ...(channel === undefined ? {} : { channel: channelOf(channel) }),
  };
  if (Object.keys(changed).length === 0) throw wrong('person.nothingToChange');
  const person = await changeable(app, id, by);
  const fields = await keep(app, person.id, changed, { by });
  // Given again, it is right: somebody looked.
  if (changed.email) await forgetFailing(app.db, changed.email);
  return { ok: true, fields, movedTo: null };
}

const checked = (field: string, text: string, readValue: (text: string) => Read<string>): string => {
  const read = readValue(text);
  if ('reason' in read) throw wrong('person.badContact', { field });
  return read.value;
};

function channelOf(text: string | null): Channel | null {
  const found = channels.find((one) => one === text) ?? null;
  if (text !== null && found === null) throw wrong('person.badContact', { field: 'channel' });
  return found;
}

const mostShown = 200;

/** What lists said otherwise than it is known, and what is known now; of one person or of all. */
export async function listProposals(
  app: App,
  id?: string,
  within?: Parameters<typeof queries.openProposals>[1]['within'],
) {
  const who = id === undefined ? {} : { personId: (await foundPerson(app, id)).id };
  const rows = await queries.openProposals(app.db, { ...who, limit: mostShown, within });
  const proposals = await Promise.all(
    rows.map(async ({ proposal, person }) => ({
      id: proposal.id,
      personId: person.id,
      name: `${person.firstName} ${person.lastName}`.trim(),
      insz: person.insz,
      trajectoryId: (await openOf(app.db, [person.id]))[0]?.id ?? null,
      field: proposal.field,
      known: valueOf(proposal.field, person),
      proposed: proposal.proposed,
      source: proposal.source,
      line: proposal.line,
      sheet: proposal.sheet,
      on: proposal.on,
    })),
  );
  return { proposals };
}

export interface ProposalDecision {
  readonly id: string;
  readonly decision: 'accepted' | 'declined';
  readonly by: Actor;
  readonly mediatorId?: string | undefined;
}

/** Somebody says of one field which of the two is right. @throws AppError `proposal.unknown`, `proposal.decided` */
export async function decideProposal(app: App, { id, decision, by, mediatorId }: ProposalDecision): Promise<Changed> {
  const proposal = isUuid(id) ? await queries.readProposal(app.db, id) : null;
  if (!proposal) throw unknownProposal();
  if (proposal.decision !== null) throw wrong('proposal.decided');
  const person = await changeable(app, proposal.personId, by);
  if (decision === 'declined') {
    if (!(await queries.decideProposal(app.db, id, decision, { by, at: await app.now() })))
      throw wrong('proposal.decided');
    return { ok: true, fields: [], movedTo: null };
  }
  const act = { by, mediatorId, proposalId: id };
  if (proposal.field === 'address')
    return move(app, person, valueOf('address', proposal.proposed) as Required<Address>, act);
  return { ok: true, fields: await keep(app, person.id, proposal.proposed, act), movedTo: null };
}

/** What changed about a person: who, what, from what to what, when. */
export async function personHistory(app: App, id: string) {
  const person = await foundPerson(app, id);
  return { personId: person.id, changes: await queries.changesOf(app.db, person.id) };
}

/** Somebody who is there, for somebody who guides them. */
async function changeable(app: App, id: string, by: Actor): Promise<PersonRow> {
  const person = await foundPerson(app, id);
  if (person.birthDate === null) throw wrong('person.erased');
  if ((commandSpecs.changeProvince.by as readonly string[]).includes(by.role)) return person;
  const [open] = await openOf(app.db, [person.id]);
  const state = open && (await readTrajectory(app.db, open.id))?.trajectory.state;
  const coachId = state && 'coaching' in state ? state.coaching?.coachId : undefined;
  if (by.role !== 'jobCoach' || by.id !== coachId) throw wrong('person.mayNotChange', { role: by.role });
  return person;
}

export const unknownProposal = (): AppError => wrong('proposal.unknown');

/** Whose a proposal is; null: there is none. */
export async function personOfProposal(app: App, id: string): Promise<string | null> {
  return isUuid(id) ? ((await queries.readProposal(app.db, id))?.personId ?? null) : null;
}

const longestField = 200;

function plain(field: string, text: string): string {
  const bare = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (bare.length > longestField || hasNul(bare)) throw wrong('person.badAddress', { field });
  return bare;
}

const wrong = (code: string, details: Record<string, string> = {}): AppError =>
  new AppError(code, `nothing was changed: ${code}`, 'w2 person show ID shows what there is', details);
