import type { Line, RegistrationReport } from '../../app/intake/index.ts';
import { paint, type Io } from '../io.ts';
import { shown, table } from '../table.ts';

/** Which sheet of a workbook; the same for every list. */
export const sheetOption = [
  '--sheet <NAAM>',
  "van een werkmap: het bedoelde blad, of '*' voor alle bladen met een lijst",
] as const;

export const lineText = ({ line, sheet }: Line): string =>
  sheet === undefined ? `${line}` : `${line} (${shown(sheet)})`;

const mostLines = 12;

/** What must be said of rows that went in, once for all lines of which it holds; and what of the file was not read. */
export function printRest(io: Io, { warnings, left }: Pick<RegistrationReport, 'warnings' | 'left'>): void {
  for (const { message } of left) io.out(paint(io, 'yellow', `\nLet op: ${shown(message)}`));
  if (warnings.length === 0) return;
  io.out('\nGingen mee, maar kijk na:');
  const same = Map.groupBy(warnings, ({ column, message }) => `${column ?? ''} ${message}`);
  const rows = [...same.values()].map((some) => {
    const lines = some.slice(0, mostLines).map(lineText).join(', ');
    return [
      some.length > mostLines ? `${lines} … (${some.length})` : lines,
      some[0]?.column ?? '',
      some[0]?.message ?? '',
    ];
  });
  table(
    [{ title: 'REGELS', flexible: true }, { title: 'KOLOM' }, { title: 'WAT', flexible: true }],
    rows,
    io.columns,
  ).forEach(io.out);
}
