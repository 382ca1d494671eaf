import type { Caller, Colleague } from './caller.ts';

/**
 * What somebody is to what they ask about: to a trajectory, a person, a group, a prospect, a colleague or a message. Of what
 * is about nobody (rules, figures, systems) it is what they are in the programme.
 */
export const relations = [
  'mediator',
  'deputy',
  'teamLead',
  'coordinator',
  'brokeGlass',
  'groupWorker',
  'partnerCoordinator',
  'partnerMachine',
  'jobCoach',
  'ocmw',
  'ocmwMachine',
  'self',
  'selfByLink',
  'expert',
  'analyst',
  'dpo',
  'operator',
  'direct',
] as const;
export type Relation = (typeof relations)[number];

/** What the caller is in the programme, whatever it is about; null: nothing, since the account makes no sense. */
export function standingOf(caller: Caller): Relation | null {
  switch (caller.kind) {
    case 'colleague':
      return roleOf(caller);
    case 'citizen':
      return caller.by === 'signIn' ? 'self' : 'selfByLink';
    case 'machine':
      if (caller.partner !== null) return 'partnerMachine';
      return caller.nis === null ? null : 'ocmwMachine';
    case 'ocmw':
    case 'expert':
    case 'analyst':
    case 'dpo':
    case 'operator':
    case 'direct':
      return caller.kind;
  }
}

/** The people of a partner are of a partner, those of VDAB are not: an account that mixes them is nobody's. */
function roleOf({ role, partner }: Colleague): Relation | null {
  switch (role) {
    case 'groupWorker':
    case 'partnerCoordinator':
      return partner === null ? null : role;
    case 'programmeCoordinator':
      return partner === null ? 'coordinator' : null;
    case 'mediator':
    case 'teamLead':
    case 'jobCoach':
      return partner === null ? role : null;
  }
}
