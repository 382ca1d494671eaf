import type { LocalDate } from '../../calendar/dates.ts';
import { release } from './release.ts';
import { rules2026second } from './2026-2.ts';

/** Since then days have an order, a group leads back to mediation, and people who wait or move on are cared for. */
export const rules2026 = release({
  ...rules2026second,
  version: '2026.3',
  validFrom: '2026-11-28' as LocalDate,
  edition: 2,
  hiredAheadMonths: 3,
  undoClosingDays: 30,
  midtermNotBeforeShare: 4,
  // The twelve weeks are stated by the sources: there is no exception.
  introExceptionWeeks: 0,
  rules: {
    ...rules2026second.rules,
    'JC-4/from': {
      kind: 'opening',
      after: null,
      owner: 'rule',
      pauses: false,
      source: 'D',
      title: { nl: 'jobcoaching begint op de eerste werkdag', en: 'jobcoaching begins on the first working day' },
    },
    'WAIT-1': { ...rules2026second.rules['WAIT-1'], reminds: true },
    'WAIT-3': {
      kind: 'task',
      after: { workingDays: 5 },
      owner: 'mediator',
      pauses: false,
      source: 'D',
      title: { nl: 'gesprek na twee vervallen aanbiedingen', en: 'talk after two lapsed offers' },
    },
    'ONW-1': {
      kind: 'task',
      after: { months: 3 },
      owner: 'mediator',
      pauses: false,
      source: 'D',
      title: { nl: 'nagaan wat de doorverwijzing opleverde', en: 'find out what came of the onward referral' },
    },
    'JC-6/ask': {
      kind: 'task',
      after: { workingDays: 10 },
      owner: 'mediator',
      pauses: false,
      source: 'D',
      title: { nl: 'vragen of jobcoaching gewenst is', en: 'ask whether jobcoaching is wanted' },
    },
    'JC-6/end': {
      kind: 'limit',
      after: { days: 45 },
      owner: 'rule',
      pauses: false,
      source: 'D',
      title: {
        nl: 'afsluiten als niemand zegt of jobcoaching gewenst is',
        en: 'closed when nobody says whether jobcoaching is wanted',
      },
    },
  },
});
