import type { Owner } from '../rules/index.ts';
import type { Rung } from '../durable/deadline.ts';
import type { MessageAbout, Recipient } from './effect.ts';

/** The rungs of a task's ladder, in rising order. */
export const ladderRungs = ['reminder', 'overdue', 'teamLead', 'programmeCoordinator'] as const;
export type LadderRung = (typeof ladderRungs)[number];

export const isLadderRung = (about: string): about is LadderRung => (ladderRungs as readonly string[]).includes(about);

/** What is mailed in the digest of the day alone: a list of sixty people would be sixty mails. */
export const isForDigests = (about: MessageAbout): boolean => isLadderRung(about) || about === 'registered';

/**
 * Whom a rung tells. A partner's task goes to the partner's coordinator and the mediator instead of our own team lead.
 * Nobody for what limits, openings and retries do.
 */
export function toldAt(rung: Rung, owner: Owner): readonly Recipient[] {
  if (!isLadderRung(rung)) return [];
  if (rung === 'programmeCoordinator') return ['programmeCoordinator'];
  if (rung !== 'teamLead') return [owner];
  if (owner === 'programmeCoordinator') return [owner];
  return owner === 'partner' || owner === 'groupWorker' ? ['partnerCoordinator', 'mediator'] : ['teamLead'];
}
