import { readActor, readDay, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';
import { table } from '../table.ts';
import { organisationText, closingReasonWords, refusedText, dateText } from '../../words/index.ts';
import { printAdopted, progressOf } from './adopted.ts';

const reasons = ['bridgeDay', 'annualClosing', 'strike', 'other'] as const;
interface Options {
  reason: string;
  dryRun?: true;
  as: string;
  json?: true;
}

export function calendarCommand({ program, io, ends }: Cli): void {
  const calendar = program
    .command('calendar')
    .option(...jsonOption)
    .summary('toont de sluitingsdagen per organisatie')
    .description('Toont de sluitingsdagen per organisatie, naast weekends en de tien feestdagen.')
    .action((options: { json?: true }) => ends(show(io, options)));
  for (const add of [true, false]) {
    calendar
      .command(add ? 'add' : 'remove')
      .argument('<ORGANISATIE>', 'vdab, of een partner zoals groepIntro')
      .argument('<DAG>', 'JJJJ-MM-DD')
      .option('--reason <REDEN>', `${reasons.join(', ')}`, 'other')
      .option('--dry-run', 'toont alleen welke datums zouden verschuiven')
      .option('--as <ROL:KENMERK>', 'wie handelt', 'operator:cli')
      .option(...jsonOption)
      .summary(add ? 'voegt een sluitingsdag toe' : 'neemt een sluitingsdag weg')
      .description('Verschuift zichtbaar de lopende termijnen die in werkdagen tellen, en toont welke.')
      .action((organisation: string, day: string, options: Options) =>
        ends(change(io, { organisation, day, add }, options)),
      );
  }
}

async function show(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.showCalendar(app));
  if (json) printJson(io, view);
  else if (view.days.length === 0) io.out('Er zijn geen sluitingsdagen naast weekends en feestdagen.');
  else
    table(
      [{ title: 'ORGANISATIE' }, { title: 'DAG' }, { title: 'REDEN' }],
      view.days.map(({ organisationId, day, reason }) => [
        organisationText(organisationId, 'nl'),
        dateText(day),
        closingReasonWords[reason].nl,
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function change(
  io: Io,
  { organisation, day, add }: { organisation: string; day: string; add: boolean },
  { reason, dryRun, as, json }: Options,
): Promise<ExitCode> {
  const on = { organisationId: organisation, day: readDay('', day) };
  const by = readActor(as);
  const wanted = add
    ? ({ ...on, add, reason: readOneOf('--reason', reason, reasons) } as const)
    : ({ ...on, add: false } as const);
  const report = await withApp(io, (app, verbs) =>
    verbs.changeCalendar(app, wanted, { by, dryRun: dryRun ?? false, onProgress: progressOf(io) }),
  );
  if (json) printJson(io, report);
  else {
    printSessions(io, report.cohorts);
    printMonths(io, report.months);
    for (const { agreementId, refusal } of report.agreements)
      io.out(`${agreementId}: geweigerd (${refusedText(refusal, 'nl')})`);
    printAdopted(
      io,
      report,
      `${organisationText(organisation, 'nl')} ${add ? 'dicht' : 'open'} op ${dateText(on.day)}`,
    );
  }
  const { trajectories, cohorts, months, agreements } = report;
  const failed =
    trajectories.some(({ result }) => result === 'failed' || result === 'refused') ||
    [...cohorts, ...months, ...agreements].some(({ refusal }) => refusal !== null);
  return failed ? exit.refused : exit.ok;
}

/** The sessions of groups that move, or would. */
function printSessions(io: Io, cohorts: Awaited<ReturnType<Verbs['changeCalendar']>>['cohorts']): void {
  const rows = cohorts.flatMap(({ cohortId, moves }) =>
    moves.map(({ sessionId, from, to }) => [cohortId, `sessie ${sessionId}`, dateText(from), dateText(to)]),
  );
  if (rows.length > 0)
    table([{ title: 'GROEP' }, { title: 'WAT' }, { title: 'VAN' }, { title: 'NAAR' }], rows, io.columns).forEach(
      io.out,
    );
  for (const { cohortId, refusal } of cohorts)
    if (refusal !== null) io.out(`${cohortId}: geweigerd (${refusedText(refusal, 'nl')})`);
}

/** The deadlines of months of project hours that move, or would. */
function printMonths(io: Io, months: Awaited<ReturnType<Verbs['changeCalendar']>>['months']): void {
  const rows = months.flatMap(({ monthId, moves }) =>
    moves.map(({ deadlineId, from, to }) => [monthId, deadlineId, dateText(from), dateText(to)]),
  );
  if (rows.length > 0)
    table([{ title: 'MAAND' }, { title: 'TERMIJN' }, { title: 'VAN' }, { title: 'NAAR' }], rows, io.columns).forEach(
      io.out,
    );
  for (const { monthId, refusal } of months)
    if (refusal !== null) io.out(`${monthId}: geweigerd (${refusedText(refusal, 'nl')})`);
}
