import { basename } from 'node:path';
import type { RegistrationReport } from '../../app/intake/index.ts';
import { type Cli, jsonOption } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { readGiven } from '../files.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { shown, table } from '../table.ts';
import { differsText } from './differs.ts';
import { lineText, printRest, sheetOption } from './list-report.ts';

export function registerCommand({ program, io, ends }: Cli): void {
  program
    .command('register')
    .argument('<BESTAND>', 'lijst uit Excel: XLSX, of CSV met ; , of tab')
    .option(...sheetOption)
    .option('--dry-run', 'zegt wat er van elke rij zou worden, en bewaart niets')
    .option(...jsonOption)
    .summary('meldt de mensen op een lijst aan')
    .description(
      'Meldt de mensen op een lijst aan. Goede rijen gaan binnen; elke slechte rij wordt genoemd met regel, kolom en reden.\nTwee keer uitvoeren verandert niets. Exitcode 1 als minstens één rij werd geweigerd.',
    )
    .action((path: string, options: Options) => ends(run(io, path, options)));
}

interface Options {
  json?: true;
  sheet?: string;
  dryRun?: true;
}

async function run(io: Io, path: string, options: Options): Promise<ExitCode> {
  const bytes = await readGiven(io, path, 'geef het pad van een CSV- of XLSX-bestand');
  const report = await withApp(io, (app, verbs) =>
    verbs.registerList(
      app,
      bytes,
      { role: 'operator', id: 'cli' },
      {
        ...{ sheet: options.sheet, fileName: basename(path), dryRun: options.dryRun ?? false },
        onProgress: (done, total) => io.progress?.(`${done} van ${total} rijen`),
      },
    ),
  );
  if (options.dryRun) io.err('Proef: er wordt niets bewaard; de nummers hieronder blijven ongebruikt.');
  if (options.json) printJson(io, report);
  else print(io, path, report);
  return report.refused.length > 0 ? exit.refused : exit.ok;
}

function print(io: Io, path: string, report: RegistrationReport): void {
  const { accepted, duplicate, refused, differs } = report;
  const total = accepted.length + duplicate.length + refused.length;
  io.out(paint(io, 'bold', `${shown(path)}: ${total} ${total === 1 ? 'rij' : 'rijen'} gelezen`));
  io.out(
    `  aangemeld  ${accepted.length}${accepted.length > 0 ? `  (${range(accepted.map((it) => it.trajectoryId))})` : ''}`,
  );
  io.out(`  dubbel     ${duplicate.length}`);
  io.out(`  geweigerd  ${refused.length}`);
  if (duplicate.length > 0) {
    const rows = duplicate.map(({ ofTrajectory, ofLine, ofSheet, ...line }) => [
      lineText(line),
      ofTrajectory === null
        ? `zelfde INSZ als regel ${lineText({ line: ofLine ?? 0, ...(ofSheet === undefined ? {} : { sheet: ofSheet }) })}`
        : `al in traject ${ofTrajectory}`,
    ]);
    io.out(`\nDubbel, dus niet opnieuw aangemeld:`);
    table(
      [
        { title: 'REGEL', right: true },
        { title: 'WAAROM', flexible: true },
      ],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  if (differs.length > 0) {
    const rows = differs.map((one) => [lineText(one), differsText(one), one.trajectoryId ?? '']);
    io.out(`\nBekend, en op de lijst anders of nieuw; wat verschilt, wacht op een keuze (w2 person proposals):`);
    table(
      [{ title: 'REGEL', right: true }, { title: 'WAT', flexible: true }, { title: 'TRAJECT' }],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  const back = accepted.filter(({ reopens }) => reopens !== null);
  if (back.length > 0)
    io.out(
      `\nTerug binnen zes maanden: ${back.map((one) => `${one.trajectoryId} gaat verder op ${one.reopens}`).join(', ')}.`,
    );
  if (refused.length > 0) {
    const rows = refused.flatMap(({ reasons, ...line }) =>
      reasons.map(({ column, message }, i) => [i === 0 ? lineText(line) : '', column ?? '(hele rij)', message]),
    );
    io.out(paint(io, 'red', `\nGeweigerd; verbeter deze rijen en bied de lijst opnieuw aan:`));
    table(
      [{ title: 'REGEL', right: true }, { title: 'KOLOM' }, { title: 'REDEN', flexible: true }],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  printRest(io, report);
}

function range(ids: readonly string[]): string {
  const sorted = [...ids].sort();
  return sorted.length === 1 ? (sorted[0] ?? '') : `${sorted[0]} … ${sorted.at(-1)}`;
}
