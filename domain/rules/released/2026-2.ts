import type { LocalDate } from '../../calendar/dates.ts';
import { release } from './release.ts';
import { rules2026first } from './2026-1.ts';

/** Since then the plan's actions, welfare actors, experience experts and attendance have rules; the other dates are the same. */
export const rules2026second = release({
  ...rules2026first,
  version: '2026.2',
  validFrom: '2026-11-01' as LocalDate,
  introExceptionWeeks: 4,
  outcomeCheckDaysBefore: 30,
  reopenMonths: 6,
  reconsiderationDays: 30,
  rules: {
    ...rules2026first.rules,
    'PLAN-3': {
      kind: 'task',
      after: null,
      owner: 'mediator',
      pauses: true,
      source: 'D',
      title: { nl: 'actie van het plan', en: 'action of the plan' },
    },
    'WEL-1': {
      kind: 'task',
      after: { workingDays: 15 },
      owner: 'mediator',
      pauses: true,
      source: 'D',
      title: { nl: 'antwoord van een welzijnsactor', en: 'answer of a welfare actor' },
    },
    'EXP-1': {
      kind: 'task',
      after: { workingDays: 10 },
      owner: 'mediator',
      pauses: true,
      source: 'D',
      title: { nl: 'ervaringsdeskundige vinden', en: 'find an experience expert' },
    },
    'GRP-4': {
      kind: 'count',
      times: 3,
      after: { workingDays: 5 },
      owner: 'groupWorker',
      pauses: false,
      source: 'D',
      title: { nl: 'afwezigheden opvolgen', en: 'follow up absences' },
    },
  },
});
