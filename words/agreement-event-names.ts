import type { AgreementEvent } from '../domain/agreement/index.ts';
import type { Words } from './lang.ts';

/** What kinds of things happen to an agreement, for a list of names. */
export const agreementEventTypeWords: Readonly<
  Record<Exclude<AgreementEvent['type'], `Deadline${string}` | 'CalendarAdopted' | 'SignalRefused'>, Words>
> = {
  AgreementBegan: { nl: 'overeenkomst begonnen', en: 'agreement began' },
  ActionPlanned: { nl: 'actie toegevoegd', en: 'action added' },
  PlanAgreed: { nl: 'actieplan afgesproken', en: 'action plan agreed' },
  ActionDone: { nl: 'actie gedaan', en: 'action done' },
  ActionPutOff: { nl: 'actie uitgesteld', en: 'action put off' },
  ActionGiven: { nl: 'actie doorgegeven', en: 'action given to another' },
  ActionDropped: { nl: 'actie geschrapt', en: 'action dropped' },
  AgreementRenewed: { nl: 'overeenkomst verlengd', en: 'agreement renewed' },
  EndFixed: { nl: 'laatste dag vastgelegd', en: 'last day fixed' },
  AgreementEnded: { nl: 'overeenkomst afgelopen', en: 'agreement ended' },
};
