import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import type { Province } from '../domain/rules/index.ts';
import type { TenderContract } from '../domain/contracts/index.ts';
import type { Database } from './connect.ts';
import { keepContract, lastContractedYear } from './queries/contracts.ts';

const purpose =
  'Werkzoekenden in armoede met een intensief groepstraject versterken naar opleiding of werk, naast de individuele begeleiding door VDAB.';

/**
 * The two contracts of the programme as the answers to parliament describe them: partners, provinces, tracks, compensation and
 * shares are stated [S]; numbers, hours, rate and budget are ours [D], by the year, and are marked so.
 */
function firstContracts(first: number, last: number): readonly TenderContract[] {
  const years = Array.from({ length: last - first + 1 }, (_, ahead) => first + ahead);
  const shared = {
    validFrom: `${first}-01-01` as LocalDate,
    validUntil: `${last}-12-31` as LocalDate,
    purpose,
    hourlyRateCents: 6250,
    esfPercent: 40,
    vdabPercent: 60,
    compensation: 'projectHours',
    figures: 'assumed',
  } as const;
  const quotas = (provinces: readonly Province[]) =>
    provinces.flatMap((province) => years.map((year) => ({ province, year, places: 60 })));
  const intro: readonly Province[] = ['limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];
  return [
    {
      ...shared,
      id: `groepIntro-${first + 1}`,
      tender: 'W2-groepstraject-intensief',
      partner: 'groepIntro',
      provinces: intro,
      track: 'intro',
      trajectories: 240 * years.length,
      duration: { unit: 'weeks', from: 12, to: 12 },
      budgetedMinutes: 8_000 * 60 * years.length,
      budgetCents: 50_000_000 * years.length,
      quotas: quotas(intro),
    },
    {
      ...shared,
      id: `randstad-${first + 1}`,
      tender: 'W2-groepstraject-antwerpen',
      partner: 'randstad',
      provinces: ['antwerp'],
      track: 'randstad',
      trajectories: 60 * years.length,
      duration: { unit: 'months', from: 6, to: 24 },
      budgetedMinutes: 2_400 * 60 * years.length,
      budgetCents: 15_000_000 * years.length,
      quotas: quotas(['antwerp']),
    },
  ];
}

/**
 * The contracts of a demo: from the year before until three years on, as far as its time machine goes at once. Safe to repeat:
 * what is there stays, and in a later year the next ones follow where the last ended.
 */
export async function seedContracts(db: Database, at: Instant): Promise<void> {
  const year = Number(at.slice(0, 4));
  const last = await lastContractedYear(db, 'groepIntro');
  const first = last === null ? year - 1 : last + 1;
  if (first > year + 3) return;
  for (const contract of firstContracts(first, year + 3)) await keepContract(db, contract, { by: 'seed', at });
}
