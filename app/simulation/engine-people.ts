import {
  registrationColumns,
  readRegistrationRow,
  type RegistrationRow,
} from '../../domain/people/registration-row.ts';
import { sourceLabels } from '../../domain/people/codes.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Said } from '../../domain/simulation/index.ts';
import { rulesOf } from '../intake/register.ts';
import type { App } from '../open.ts';

type Arrival = Extract<Said, { kind: 'register' }>['arrival'];

/** Where the invented people of each province live. */
const homes: Readonly<Record<Province, readonly [postcode: string, municipality: string]>> = {
  antwerp: ['2000', 'Antwerpen'],
  limburg: ['3500', 'Hasselt'],
  eastFlanders: ['9000', 'Gent'],
  flemishBrabant: ['3000', 'Leuven'],
  westFlanders: ['8000', 'Brugge'],
};

/** A number that no citizen has (month + 60), each person another. */
function numberOf(person: number): { readonly insz: string; readonly birthDate: string } {
  const day = 1 + (person % 28);
  const month = 1 + (Math.floor(person / 28) % 12);
  const serial = 1 + (Math.floor(person / 336) % 997);
  const two = (n: number): string => String(n).padStart(2, '0');
  const nine = `80${two(month + 60)}${two(day)}${String(serial).padStart(3, '0')}`;
  return { insz: `${nine}${two(97 - (Number(nine) % 97))}`, birthDate: `${day}/${month}/1980` };
}

/** A row as lists have them, of somebody invented, read as any row is. */
export async function invented(app: App, { number, province, source, on }: Arrival): Promise<RegistrationRow> {
  const { insz, birthDate } = numberOf(number);
  const [postcode, municipality] = homes[province];
  const [day, month, year] = [on.slice(8), on.slice(5, 7), on.slice(0, 4)];
  const filled: Readonly<Record<string, string>> = {
    ...{ INSZ: insz, Naam: `Verzonnen ${number + 1}`, Voornaam: 'Iemand', Geboortedatum: birthDate },
    ...{ Postcode: postcode, Gemeente: municipality, Bron: sourceLabels[source][0] ?? '' },
    'Datum aanmelding': `${day}/${month}/${year}`,
  };
  const cells = Object.fromEntries(registrationColumns.map((column) => [column, filled[column] ?? '']));
  const read = readRegistrationRow(cells as Parameters<typeof readRegistrationRow>[0], await rulesOf(app));
  if (!read.ok) throw new Error(`an invented person is no row: ${read.reasons.map(({ code }) => code).join(', ')}`);
  return read.row;
}
