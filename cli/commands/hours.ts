import { monthPhases, type Month } from '../../domain/contract-month/index.ts';
import { activityWords, hoursText, monthPhaseWords, monthWaitText, ruleTitle } from '../../words/index.ts';
import { ownRuleSets } from '../../domain/rules/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { addHoursChanges } from './hours/change.ts';

interface ListOptions {
  contract?: string;
  month?: string;
  phase?: string;
  json?: true;
}

/** `w2 hours …`: project hours, from booking to approval. */
export function hoursCommand({ program, io, ends }: Cli): void {
  const hours = program
    .command('hours')
    .summary('noteert, toont en keurt projecturen')
    .description('Projecturen van partners, per contract en maand: noteren, verbeteren, indienen, nakijken.');
  hours
    .command('list')
    .option('--contract <CONTRACT>', 'van één contract')
    .option('--month <MAAND>', 'bijvoorbeeld 2026-03')
    .option('--phase <FASE>', monthPhases.join(', '))
    .option(...jsonOption)
    .summary('toont de maanden van de contracten')
    .action((options: ListOptions) => ends(list(io, options)));
  hours
    .command('show')
    .argument('<MAAND-ID>', 'bijvoorbeeld CM-groepIntro-2026-2026-03')
    .option(...jsonOption)
    .summary('toont één maand: regels, sommen en wat er van het contract overblijft')
    .action((id: string, options: { json?: true }) => ends(show(io, id, options)));
  hours
    .command('open')
    .argument('[CONTRACT]', 'één contract; anders de maand van elk contract dat loopt')
    .argument('[MAAND]', 'bijvoorbeeld 2026-03')
    .option(...jsonOption)
    .summary('opent maanden die gemist zijn')
    .action((contract: string | undefined, month: string | undefined, options: { json?: true }) =>
      ends(open(io, contract, month, options)),
    );
  addHoursChanges(hours, { io, ends });
}

const titlesOf = (version: string) => ownRuleSets[version]?.rules ?? {};

type Row = Awaited<ReturnType<Verbs['listMonths']>>['rows'][number];

const waitOf = ({ waiting }: Row): string =>
  waiting === null
    ? ''
    : monthWaitText({ ...waiting, task: ruleTitle(waiting.rule, 'nl', titlesOf(waiting.ruleVersion)) }, 'nl');

async function list(io: Io, { contract, month, phase, json }: ListOptions): Promise<ExitCode> {
  const filter = {
    ...(contract === undefined ? {} : { contractId: contract }),
    ...(month === undefined ? {} : { month: month as Month }),
    ...(phase === undefined ? {} : { phase: readOneOf('--phase', phase, monthPhases) }),
  };
  const found = await withApp(io, (app, verbs) => verbs.listMonths(app, filter));
  if (json) printJson(io, found);
  else
    table(
      [{ title: 'MAAND' }, { title: 'STAND' }, { title: 'UREN' }, { title: 'WACHT OP', flexible: true }],
      found.rows.map((row) => [row.monthId, monthPhaseWords[row.phase].nl, hoursText(row.minutes), waitOf(row)]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function show(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.showMonth(app, id));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  const { monthId, phase, minutes, waiting, activities, persons, entries, budget } = view;
  io.out(`${monthId}: ${monthPhaseWords[phase].nl}, ${hoursText(minutes)} uur`);
  for (const wait of waiting) io.out(`Wacht op ${monthWaitText({ ...wait, task: wait.task.nl }, 'nl')}`);
  io.out('');
  for (const one of activities) io.out(`${activityWords[one.activity].nl}: ${hoursText(one.minutes)}`);
  for (const one of persons) io.out(`${one.name}: ${hoursText(one.minutes)}`);
  io.out('');
  table(
    [
      { title: 'REGEL' },
      { title: 'DAG' },
      { title: 'WIE', flexible: true },
      { title: 'ACTIVITEIT' },
      { title: 'UREN' },
    ],
    entries.map((one) => [
      one.corrects === null ? one.id : `${one.id} (verbetert ${one.corrects})`,
      one.day,
      one.staffId,
      activityWords[one.activity].nl,
      hoursText(one.minutes),
    ]),
    io.columns,
  ).forEach(io.out);
  if (!budget) return exit.ok;
  io.out('');
  const left = budget.above
    ? paint(io, 'red', `${hoursText(-budget.left)} uur BOVEN het contract`)
    : `${hoursText(budget.left)} uur over`;
  io.out(`Contract: ${hoursText(budget.booked)} van ${hoursText(budget.budgeted)} uur genoteerd, ${left}`);
  return exit.ok;
}

async function open(
  io: Io,
  contract: string | undefined,
  month: string | undefined,
  { json }: { json?: true },
): Promise<ExitCode> {
  if (contract !== undefined && month === undefined)
    throw new UsageError('geef ook de maand, bijvoorbeeld w2 hours open groepIntro-2026 2026-03');
  const opened = await withApp(io, async (app, verbs) => {
    if (contract === undefined || month === undefined) return (await verbs.openMonths(app)).opened;
    const one = await verbs.openOneMonth(app, contract, month);
    return one.opened ? [one.monthId] : [];
  });
  if (json) printJson(io, { opened });
  else io.out(opened.length === 0 ? 'Alle maanden zijn er al.' : `Geopend: ${opened.join(', ')}.`);
  return exit.ok;
}
