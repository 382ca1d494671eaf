import { birthMonth, isTestNumber, lotOf } from '../../sandbox/testNumber.ts';
import type { IncapacityAnswer } from '../status.ts';

/**
 * By (first nine digits mod 991) mod 20:
 * - 0–3 (20 %) not known yet: lot 0 is recognised incapable from the second question on, lot 1 is nothing from the third,
 *   lot 2 is nothing from the fourth, lot 3 stays unknown;
 * - 4–6 (15 %) recognised incapable: lot 4 fully, lot 5 with part-time work allowed, lot 6 on a return-to-work path;
 * - 7–19 (65 %), and whoever is no test person: nothing.
 *
 * The incapacity began on the first of the person's birth month in 2025. Lot 6's recognition ran until the end of 2029.
 *
 * @param asked how many questions about this person came before
 */
export function incapacityPersona(insz: string, on: string, asked: number): IncapacityAnswer {
  if (!isTestNumber(insz)) return { status: 'none' };
  const since = `2025-${String(birthMonth(insz)).padStart(2, '0')}-01`;
  const incapable = { status: 'recognisedIncapable', since } as const;
  switch (lotOf(insz, 991)) {
    case 0:
      return asked >= 1 ? during({ ...incapable, partTimeAllowed: true }, on) : { status: 'notYetKnown' };
    case 1:
      return asked >= 2 ? { status: 'none' } : { status: 'notYetKnown' };
    case 2:
      return asked >= 3 ? { status: 'none' } : { status: 'notYetKnown' };
    case 3:
      return { status: 'notYetKnown' };
    case 4:
      return during({ ...incapable, partTimeAllowed: false, returnToWorkStarted: false }, on);
    case 5:
      return during({ ...incapable, partTimeAllowed: true, returnToWorkStarted: false }, on);
    case 6:
      return during({ ...incapable, until: '2029-12-31', partTimeAllowed: true, returnToWorkStarted: true }, on);
    default:
      return { status: 'none' };
  }
}

/** The question is about one day: outside the recognised period there is nothing. */
function during(answer: IncapacityAnswer & { status: 'recognisedIncapable' }, on: string): IncapacityAnswer {
  const holds = (answer.since ?? '') <= on && (answer.until === undefined || on <= answer.until);
  return holds ? answer : { status: 'none' };
}
