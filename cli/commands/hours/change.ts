import type { Command } from 'commander';
import { monthCodes, type MonthCommandName } from '../../../domain/contract-month/index.ts';
import { commandText, happenedText, hoursText, monthRefusalSentence } from '../../../words/index.ts';
import { readActor, readDay, readOneOf } from '../../arguments.ts';
import { jsonOption, type Cli } from '../../cli.ts';
import { exit, UsageError, type ExitCode } from '../../exit.ts';
import { paint, printJson, withApp, type Io } from '../../io.ts';

interface Options {
  as: string;
  json?: true;
  note?: string;
  staff?: string;
  less?: true;
  reason?: string;
  aboveBudget?: true;
}

const month = ['<MAAND-ID>', 'bijvoorbeeld CM-groepIntro-2026-2026-03'] as const;
const actor = ['--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld groupWorker:group-1.limburg', 'operator:cli'] as const;
const noteOption = ['--note <TEKST>', 'waarom, in woorden'] as const;
const reasonOf = (codes: readonly string[], standard: string) =>
  ['--reason <REDEN>', codes.join(', '), standard] as const;

/** `7:30`, `0:45` or `90` minutes. @throws UsageError */
function readMinutes(text: string): number {
  const [, hours, minutes] = /^(?:(\d{1,2}):)?(\d{1,4})$/.exec(text.trim()) ?? [];
  const whole = hours === undefined ? Number(minutes) : Number(hours) * 60 + Number(minutes);
  if (minutes === undefined || (hours !== undefined && (minutes.length !== 2 || Number(minutes) > 59)) || whole < 1)
    throw new UsageError(`"${text.slice(0, 20)}" is geen duur; schrijf 7:30 of een aantal minuten`);
  return whole;
}

/** Everything that changes a month, one command each. */
export function addHoursChanges(hours: Command, { io, ends }: Pick<Cli, 'io' | 'ends'>): void {
  const add = (name: string, summary: string): Command =>
    hours
      .command(name)
      .argument(...month)
      .option(...actor)
      .option(...jsonOption)
      .summary(summary);

  add('book', 'noteert uren van een dag')
    .argument('<DAG>', 'bijvoorbeeld 2026-03-09')
    .argument('<ACTIVITEIT>', monthCodes.activities.join(', '))
    .argument('<DUUR>', 'bijvoorbeeld 7:30 of 450')
    .option('--staff <KENMERK>', 'voor een collega: alleen de coördinator van de partner')
    .action((id: string, day: string, activity: string, text: string, options: Options) => {
      const data = {
        day: readDay('dag', day),
        activity: readOneOf('activiteit', activity, monthCodes.activities),
        minutes: readMinutes(text),
        ...(options.staff === undefined ? {} : { staffId: options.staff }),
      };
      return ends(give(io, id, 'bookHours', data, options));
    });
  add('correct', 'verbetert een regel met een nieuwe')
    .argument('<REGEL>', 'bijvoorbeeld E3')
    .argument('<DUUR>', 'wat erbij komt, of met --less eraf gaat')
    .option('--less', 'de duur gaat eraf')
    .option(...reasonOf(monthCodes.correctionReasons, 'wrongMinutes'))
    .action((id: string, entryId: string, text: string, options: Options) => {
      const reason = readOneOf('--reason', options.reason ?? 'wrongMinutes', monthCodes.correctionReasons);
      const data = { entryId, minutes: readMinutes(text), way: options.less ? 'less' : 'more', reason };
      return ends(give(io, id, 'correctHours', data, options));
    });
  add('submit', 'dient de maand in').action((id: string, options: Options) =>
    ends(give(io, id, 'submitMonth', {}, options)),
  );
  add('return', 'stuurt een ingediende maand terug')
    .option(...reasonOf(monthCodes.returnReasons, 'other'))
    .option(...noteOption)
    .action((id: string, options: Options) => {
      const reason = readOneOf('--reason', options.reason ?? 'other', monthCodes.returnReasons);
      return ends(give(io, id, 'returnMonth', { reason }, options));
    });
  add('approve', 'keurt de maand goed')
    .option('--above-budget', 'ik weet dat dit meer is dan het contract heeft')
    .action((id: string, options: Options) =>
      ends(give(io, id, 'approveMonth', options.aboveBudget ? { aboveBudget: true } : {}, options)),
    );
  add('reopen', 'heropent een goedgekeurde maand, om met nieuwe regels te verbeteren')
    .option(...reasonOf(monthCodes.reopenReasons, 'other'))
    .option(...noteOption)
    .action((id: string, options: Options) => {
      const reason = readOneOf('--reason', options.reason ?? 'other', monthCodes.reopenReasons);
      return ends(give(io, id, 'reopenMonth', { reason }, options));
    });
}

async function give(
  io: Io,
  monthId: string,
  name: MonthCommandName,
  data: Record<string, unknown>,
  { as, json, note }: Options,
): Promise<ExitCode> {
  const by = readActor(as);
  const noted = note === undefined ? {} : { note };
  const result = await withApp(io, (app, verbs) => verbs.giveMonthCommand(app, { monthId, name, by, data, ...noted }));
  if (json) printJson(io, result);
  if (!result.ok) {
    const { refusal } = result;
    io.err(`w2: ${monthId}, ${commandText(name, 'nl')}: ${monthRefusalSentence(refusal, 'nl')} [${refusal.refused}]`);
    return exit.refused;
  }
  if (json) return exit.ok;
  const { sequence, events, budget } = result;
  io.out(`${paint(io, 'green', 'Gedaan.')} ${monthId}, gebeurtenis ${sequence}: ${happenedText(events)}.`);
  if (budget?.above)
    io.err(
      `Let op: het contract heeft ${hoursText(budget.budgeted)} uur, en er is ${hoursText(budget.booked)} genoteerd.`,
    );
  return exit.ok;
}
