import type { LocalDate } from '../../calendar/dates.ts';
import { release } from './release.ts';
import { rules2026second } from './2026-2.ts';

/** Since then days have an order, a group leads back to mediation, and people who wait or move on are cared for. */
export const rules2026 = release({
  ...rules2026second,
  version: '2026.3',
  validFrom: '2026-11-28' as LocalDate,
  edition: 2,
  undoClosingDays: 30,
  midtermNotBeforeShare: 4,
  rules: { ...rules2026second.rules },
});
