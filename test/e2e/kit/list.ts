import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegistrationList } from '../../../app/intake/index.ts';
import { localDate } from '../../../domain/calendar/index.ts';
import { noPlaces } from '../../../domain/people/places.ts';
import type { RegistrationRow } from '../../../domain/people/registration-row.ts';
import type { Province } from '../../../domain/rules/index.ts';

/** The list that comes with the project; a file of CRLF lines, in which no good row spans several. */
const bundledList = 'data/aanmeldingen.csv';

export interface GoodRow {
  readonly line: number;
  readonly row: RegistrationRow;
}

/** The rows of the bundled list that can be registered, whatever day it is. */
export function goodRows(province?: Province): GoodRow[] {
  const { rows } = readRegistrationList(readFileSync(bundledList), {
    today: localDate('2030-12-31'),
    mode: 'demo',
    places: noPlaces,
  });
  return rows.flatMap((it) =>
    it.status === 'ok' && (province === undefined || it.row.province === province) ? [it] : [],
  );
}

/** Writes a list of so many good people, of one province if asked, the first ones or those after so many, and gives its path. */
export function listOf(
  folder: string,
  { people, province, after = 0 }: { people: number; province?: Province; after?: number },
): string {
  const lines = readFileSync(bundledList, 'utf8').split('\r\n');
  const chosen = goodRows(province).slice(after, after + people);
  const file = join(folder, `list-${province ?? 'all'}-${after}-${people}.csv`);
  writeFileSync(file, [lines[0], ...chosen.map(({ line }) => lines[line - 1])].join('\r\n'));
  return file;
}

/** The bundled list with only some of its lines; the others are left empty, so that each keeps its number. */
export function linesOfList(folder: string, wanted: (line: number) => boolean): string {
  const lines = readFileSync(bundledList, 'utf8').split('\r\n');
  const file = join(folder, 'some-lines.csv');
  writeFileSync(file, lines.map((text, index) => (index === 0 || wanted(index + 1) ? text : '')).join('\r\n'));
  return file;
}
