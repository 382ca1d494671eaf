import type { Actor } from '../durable/actor.ts';
import type { Partner, Province } from '../rules/index.ts';

/** The roles of colleagues, as the staff table has them. */
export type ColleagueRole =
  | 'mediator'
  | 'teamLead'
  | 'programmeCoordinator'
  | 'groupWorker'
  | 'partnerCoordinator'
  | 'jobCoach';

/** Someone who works in the programme. Province and organisation come from the staff table, never from a token. */
export interface Colleague {
  readonly kind: 'colleague';
  readonly staffId: string;
  readonly role: ColleagueRole;
  readonly organisationId: string;
  /** The partner whose people they are; null: VDAB's, or a GOB's. */
  readonly partner: Partner | null;
  /** null: all provinces. */
  readonly province: Province | null;
}

/** Someone at the OCMW of one municipality. */
interface OcmwWorker {
  readonly kind: 'ocmw';
  readonly accountId: string;
  /** NIS code of the municipality. */
  readonly nis: string;
}

/** The person the trajectory is about: signed in (their whole file), or by a one-time link (the next step of one trajectory). */
interface Citizen {
  readonly kind: 'citizen';
  readonly personId: string;
  readonly by: 'signIn' | 'link';
  /** The trajectory of the link; null when signed in. */
  readonly trajectoryId: string | null;
}

/** Experts by experience see what they were asked for; analysts figures; a data protection officer who looked; operators codes and dates. */
interface Specialist {
  readonly kind: 'expert' | 'analyst' | 'dpo' | 'operator';
  readonly accountId: string;
}

/** A program of a partner or of a local government: its organisation decides what it may ask. */
interface Machine {
  readonly kind: 'machine';
  readonly clientId: string;
  readonly organisationId: string;
  readonly partner: Partner | null;
  /** NIS code of the municipality whose OCMW it serves; null: a partner's. */
  readonly nis: string | null;
  readonly scopes: readonly string[];
}

/** The tool on the server itself: nobody signed in, so whatever is claimed is believed, said and logged. */
export interface Direct {
  readonly kind: 'direct';
}

export type Caller = Colleague | OcmwWorker | Citizen | Specialist | Machine | Direct;

export const direct: Direct = { kind: 'direct' };

/**
 * As whom a caller gives commands; null: nobody, so they give none. Direct access says itself as whom.
 * A machine acts for its organisation: a partner's as its coordinator.
 */
export function actorOfCaller(caller: Exclude<Caller, Direct>): Actor | null {
  switch (caller.kind) {
    case 'colleague':
      return { role: caller.role, id: caller.staffId };
    case 'citizen':
      return { role: 'jobseeker', id: caller.personId };
    case 'operator':
      return { role: 'operator', id: caller.accountId };
    case 'machine':
      return caller.partner === null ? null : { role: 'partnerCoordinator', id: caller.clientId };
    case 'ocmw':
      return { role: 'ocmw', id: caller.accountId };
    case 'expert':
    case 'analyst':
    case 'dpo':
      return null;
  }
}

/** As what a caller is known in what is kept: the log of who looked, keys of requests, counts of them; null: nobody signed in. */
export function idOfCaller(caller: Caller): string | null {
  switch (caller.kind) {
    case 'colleague':
      return caller.staffId;
    case 'citizen':
      return caller.personId;
    case 'machine':
      return caller.clientId;
    case 'ocmw':
    case 'expert':
    case 'analyst':
    case 'dpo':
    case 'operator':
      return caller.accountId;
    case 'direct':
      return null;
  }
}
