import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import type { Province } from '../domain/rules/index.ts';
import type { TenderContract } from '../domain/contracts/index.ts';
import type { Database } from './connect.ts';
import { keepContract } from './queries/contracts.ts';

/** From the year before until three years on: as far as the time machine of a demo goes. */
const years = [-1, 0, 1, 2, 3] as const;

const purpose =
  'Werkzoekenden in armoede met een intensief groepstraject versterken naar opleiding of werk, naast de individuele begeleiding door VDAB.';

/**
 * The two contracts of the programme as the answers to parliament describe them: partners, provinces, tracks, compensation and
 * shares are stated [S]; numbers, hours, rate and budget are ours [D], and are marked so.
 */
export function firstContracts(year: number): readonly TenderContract[] {
  const shared = {
    validFrom: `${year + years[0]}-01-01` as LocalDate,
    validUntil: `${year + years.at(-1)!}-12-31` as LocalDate,
    purpose,
    hourlyRateCents: 6250,
    esfPercent: 40,
    vdabPercent: 60,
    compensation: 'projectHours',
    figures: 'assumed',
  } as const;
  const quotas = (provinces: readonly Province[]) =>
    provinces.flatMap((province) => years.map((ahead) => ({ province, year: year + ahead, places: 60 })));
  const intro: readonly Province[] = ['limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];
  return [
    {
      ...shared,
      id: `groepIntro-${year}`,
      tender: 'W2-groepstraject-intensief',
      partner: 'groepIntro',
      provinces: intro,
      track: 'intro',
      trajectories: 1_200,
      duration: { unit: 'weeks', from: 12, to: 12 },
      budgetedMinutes: 40_000 * 60,
      budgetCents: 250_000_000,
      quotas: quotas(intro),
    },
    {
      ...shared,
      id: `randstad-${year}`,
      tender: 'W2-groepstraject-antwerpen',
      partner: 'randstad',
      provinces: ['antwerp'],
      track: 'randstad',
      trajectories: 300,
      duration: { unit: 'months', from: 6, to: 24 },
      budgetedMinutes: 12_000 * 60,
      budgetCents: 75_000_000,
      quotas: quotas(['antwerp']),
    },
  ];
}

/** The contracts of a demo. Safe to repeat: what is there stays, also in another year. */
export async function seedContracts(db: Database, at: Instant): Promise<void> {
  for (const contract of firstContracts(Number(at.slice(0, 4)))) await keepContract(db, contract, { by: 'seed', at });
}
