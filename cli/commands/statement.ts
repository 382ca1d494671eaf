import { dateText, euroText, filled, hoursText, statementSheets, statementWords } from '../../words/index.ts';
import { writeXlsx } from '../../app/sheet.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { writeGiven } from '../files.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { facts, table } from '../table.ts';

interface Options {
  from?: string;
  until?: string;
  xlsx?: string;
  json?: true;
}

export function statementCommand({ program, io, ends }: Cli): void {
  program
    .command('statement')
    .argument('<CONTRACT>', 'kenmerk van het contract, bijvoorbeeld groepIntro-2026')
    .option('--from <MAAND>', 'eerste maand, JJJJ-MM')
    .option('--until <MAAND>', 'laatste maand, JJJJ-MM')
    .option('--xlsx <BESTAND>', 'schrijft de staat als Excel, met elke notering')
    .option(...jsonOption)
    .summary('wat voor een contract wordt aangegeven: uren, bedragen, en wat er over is')
    .description('Goedgekeurde uren maal het uurtarief, per maand en gedeeld over ESF en VDAB, met wat er over is.')
    .action((contract: string, options: Options) => ends(statement(io, contract, options)));
}

async function statement(io: Io, id: string, { from, until, xlsx, json }: Options): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.contractStatement(app, id, { from, until }));
  if (xlsx !== undefined) await writeGiven(xlsx, writeXlsx(statementSheets(view, 'nl')));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  const t = statementWords.nl;
  const { usage, statement: of } = view;
  const sums = [...of.months, { ...of.total, month: t.total }];
  table(
    [
      { title: 'MAAND' },
      { title: 'UREN', right: true },
      { title: 'BEDRAG', right: true },
      { title: 'ESF', right: true },
      { title: 'VDAB', right: true },
    ],
    sums.map((one) => [
      one.month,
      hoursText(one.minutes),
      ...[one.amountCents, one.esfCents, one.vdabCents].map((cents) => euroText(cents, 'nl')),
    ]),
    io.columns,
  ).forEach(io.out);
  const day = usage.runsOutOn === null ? t.noPace : dateText(usage.runsOutOn);
  facts(
    [
      [t.leftHours, hoursText(usage.leftMinutes)],
      [t.left, euroText(usage.leftCents, 'nl')],
      [t.runsOut, usage.runsOutEarly ? filled(t.runsOutEarly, { day }) : day],
    ],
    io.columns,
  ).forEach(io.out);
  return exit.ok;
}
