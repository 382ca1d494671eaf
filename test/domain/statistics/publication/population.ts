import { lotOf, type Lot } from '../../../../domain/statistics/publication/lot.ts';
import { nestings, publishedFigures, type PublishedFigure } from '../../../../domain/statistics/publication/index.ts';
import type { FigureRecord } from '../../../../domain/statistics/index.ts';
import { provinceCodes } from '../../../../domain/people/codes.ts';
import { addDays, type LocalDate } from '../../../../domain/calendar/index.ts';

/** One of some codes, by weight. */
function drawn<Code>(lot: Lot, codes: readonly (readonly [Code, number])[]): Code {
  let left = lot() * codes.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [code, weight] of codes) {
    left -= weight;
    if (left < 0) return code;
  }
  return codes[0]![0];
}

const kinds = ['work', 'training', 'qualification', 'lookingForWork', 'other', 'unknown'] as const;

/** Invented people of one year, each with some of the figures; who they are stays with them, as in life. */
export function recordsOf(seed: string, people: number, year: number): FigureRecord[] {
  const lot = lotOf(seed);
  return Array.from({ length: people }, (_, number) => number).flatMap((number) => {
    const of = {
      trajectoryId: `T-${String(number + 1).padStart(6, '0')}`,
      province: drawn(
        lot,
        provinceCodes.map((code, at) => [code, 3 - (at % 3)] as const),
      ),
      sex: drawn(lot, [
        ['F', 49],
        ['M', 49],
        ['X', 1],
        ['unknown', 1],
      ] as const),
      ageGroup: drawn(lot, [
        ['under25', 20],
        ['25to58', 62],
        ['over58', 16],
        ['unknown', 2],
      ] as const),
      education: drawn(lot, [
        ['low', 48],
        ['middle', 34],
        ['high', 13],
        ['unknown', 5],
      ] as const),
      migration: drawn(lot, [
        ['belgian', 45],
        ['eu', 12],
        ['nonEu', 35],
        ['unknown', 8],
      ] as const),
      partner: null,
      cohort: null,
      yearOfStart: null,
    };
    // What another figure contains happens to those of the other one, and not before.
    const days = new Map<PublishedFigure, number>();
    return publishedFigures.flatMap((figure): FigureRecord[] => {
      const outer = nestings.find(({ inner }) => inner === figure)?.outer;
      const from = outer === undefined ? 0 : days.get(outer);
      if (from === undefined || lot() >= shareOf(figure)) return [];
      const day = from + Math.floor(lot() * (365 - from));
      days.set(figure, day);
      return [
        {
          ...of,
          figure,
          on: addDays(`${year}-01-01` as LocalDate, day),
          kind: drawn(
            lot,
            kinds.map((kind, at) => [kind, 6 - at] as const),
          ),
          days: Math.floor(lot() * 200),
        },
      ];
    });
  });
}

const shareOf = (figure: PublishedFigure): number =>
  figure === 'registrations' || figure === 'trajectoriesOpen' ? 0.9 : 0.4;
