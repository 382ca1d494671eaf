import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { codes } from '../../domain/trajectory/index.ts';
import { countOnward } from '../../db/queries/figures.ts';
import type { App } from '../open.ts';

/** What may have come of it; `notYetKnown`: nothing heard yet. */
const results = [...codes.onwardResults, 'notYetKnown'] as const;
type OnwardFigure = Readonly<Record<(typeof results)[number] | 'total', number>>;

export interface OnwardFigures {
  readonly year: number;
  readonly today: LocalDate;
  readonly destinations: readonly ({ readonly destination: codes.OnwardDestination } & OnwardFigure)[];
}

/** Referrals to other services than the group, by the year they were made in: every destination, also with none. */
export async function onwardFigures(
  app: App,
  { year, province }: { year?: number; province?: Province } = {},
): Promise<OnwardFigures> {
  const today = localDateOf(await app.now());
  const shown = year ?? Number(today.slice(0, 4));
  const counted = await countOnward(app.db, {
    from: `${shown}-01-01` as LocalDate,
    until: `${shown}-12-31` as LocalDate,
    ...(province === undefined ? {} : { province }),
  });
  const destinations = codes.onwardDestinations.map((destination) => {
    const mine = counted.filter((row) => row.destination === destination);
    const of = (wanted: (typeof results)[number]): number =>
      mine.find(({ result }) => (result ?? 'notYetKnown') === wanted)?.number ?? 0;
    const numbers = Object.fromEntries(results.map((one) => [one, of(one)])) as OnwardFigure;
    return { destination, ...numbers, total: mine.reduce((sum, { number }) => sum + number, 0) };
  });
  return { year: shown, today, destinations };
}
