import type { LocalDate } from '../../calendar/dates.ts';
import { release } from './release.ts';
import { fromTheGroup } from './2026-1-from-the-group.ts';
import { untilTheGroup } from './2026-1-until-the-group.ts';

/** The first version: our defaults on top of what the answers to parliament of 2020 state (source S). */
export const rules2026first = release({
  version: '2026.1',
  validFrom: '2026-01-01' as LocalDate,
  ladder: {
    reminderWorkingDaysBefore: 5,
    reminderShareOfTime: 3,
    teamLeadWorkingDaysAfter: 5,
    coordinatorWorkingDaysAfter: 10,
  },
  partners: {
    antwerp: { partner: 'randstad', track: 'randstad' },
    limburg: { partner: 'groepIntro', track: 'intro' },
    eastFlanders: { partner: 'groepIntro', track: 'intro' },
    flemishBrabant: { partner: 'groepIntro', track: 'intro' },
    westFlanders: { partner: 'groepIntro', track: 'intro' },
  },
  quotaPerProvinceAndYear: 60,
  longestPauseMonths: 6,
  rules: { ...untilTheGroup, ...fromTheGroup },
});
