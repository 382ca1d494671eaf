import type { Province } from '../domain/rules/index.ts';
import { provinces, type welfareKinds } from './codes.ts';
import type { Database } from './connect.ts';
import { welfareActors } from './schema.ts';

type Kind = (typeof welfareKinds)[number];

/** Where each made-up network sits. */
const towns: Readonly<Record<Province, string>> = {
  antwerp: 'Antwerpen',
  limburg: 'Hasselt',
  eastFlanders: 'Gent',
  flemishBrabant: 'Leuven',
  westFlanders: 'Brugge',
};

const kinds: readonly (readonly [Kind, string])[] = [
  ['ocmw', 'OCMW'],
  ['caw', 'CAW'],
  ['debts', 'Schuldhulpverlening'],
  ['housing', 'Woonwinkel'],
  ['health', 'Wijkgezondheidscentrum'],
  ['childcare', 'Kinderopvang'],
  ['language', 'Huis van het Nederlands'],
];

/** A made-up regional network for each province: `debts.limburg` and so on. Safe to repeat: whoever is there stays as they are. */
export async function seedNetwork(db: Database): Promise<void> {
  const rows = provinces.flatMap((province) =>
    kinds.map(([kind, name]) => ({
      id: `${kind}.${province}`,
      name: `${name} ${towns[province]} (voorbeeld)`,
      kind,
      province,
      email: `${kind}.${towns[province].toLowerCase()}@welzijn.example.be`,
    })),
  );
  await db.insert(welfareActors).values(rows).onConflictDoNothing();
}
