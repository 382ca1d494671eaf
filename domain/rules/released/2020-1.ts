import type { LocalDate } from '../../calendar/dates.ts';
import { release } from './release.ts';
import { rules2026second } from './2026-2.ts';

/**
 * The contract that the answers to parliament of 2020 describe: what they state [S] is the same, and where they are silent
 * the rhythm was slower [D].
 */
export const rules2020 = release({
  ...rules2026second,
  version: '2020.1',
  validFrom: '2020-01-01' as LocalDate,
  rules: {
    ...rules2026second.rules,
    'PLAN-2': { ...rules2026second.rules['PLAN-2'], after: { months: 6 } },
    'MED-1': { ...rules2026second.rules['MED-1'], after: { days: 42 } },
    'WAIT-2': { ...rules2026second.rules['WAIT-2'], after: { days: 42 } },
    'INT-1': { ...rules2026second.rules['INT-1'], after: { workingDays: 15 } },
    'OUT-1': { ...rules2026second.rules['OUT-1'], after: { workingDays: 30 } },
  },
});
