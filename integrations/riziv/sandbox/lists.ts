import { createHash } from 'node:crypto';
import { birthMonth, isTestNumber } from '../../sandbox/testNumber.ts';

/** Lists that the sandbox offers: made-up people with test numbers, the same on every machine. */
export interface SandboxList {
  readonly id: string;
  readonly madeOn: string;
  readonly rows: number;
  readonly text: string;
  readonly sha256: string;
}

const towns = [
  ['2000', 'Antwerpen'],
  ['3500', 'Hasselt'],
  ['9000', 'Gent'],
  ['3000', 'Leuven'],
  ['8000', 'Brugge'],
] as const;
const names = ['Peeters', 'Janssens', 'El Amrani', 'Yılmaz', 'De Smet', 'Nguyen', 'Kowalska', 'Maes'];
const firstNames = ['An', 'Sofie', 'Youssef', 'Ayşe', 'Jan', 'Linh', 'Marta', 'Tom'];

export const sandboxLists: readonly SandboxList[] = [
  list('3f0c1a2e-0000-4000-8000-000000000001', '2026-10-05', 60, 25),
  list('3f0c1a2e-0000-4000-8000-000000000002', '2026-11-02', 75, 40),
];

function list(id: string, madeOn: string, year: number, rows: number): SandboxList {
  const lines = Array.from({ length: rows }, (_, index) => {
    const two = (n: number) => String(n).padStart(2, '0');
    const nine = `${year + (index % 20)}${61 + (index % 12)}${two(1 + (index % 28))}${String(700 + index)}`;
    const insz = `${nine}${two(97 - (Number(nine) % 97))}`;
    if (!isTestNumber(insz)) throw new RangeError('a list holds test persons only');
    const [postcode, town] = towns[index % towns.length]!;
    const born = `${two(1 + (index % 28))}/${two(birthMonth(insz))}/19${year + (index % 20)}`;
    const name = names[index % names.length]!;
    return [
      insz,
      name,
      firstNames[(index * 3) % firstNames.length]!,
      born,
      postcode,
      town,
      `0470 ${100000 + index}`,
    ].join(';');
  });
  const text = `INSZ;Naam;Voornaam;Geboortedatum;Postcode;Gemeente;Telefoon\r\n${lines.join('\r\n')}\r\n`;
  return { id, madeOn, rows, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}
