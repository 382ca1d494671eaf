import { failureText, breakerWords, systemWords } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

export function systemsCommand({ program, io, ends }: Cli): void {
  const systems = program
    .command('systems')
    .option('--strict', 'exitcode 1 als er een gestoord is')
    .option(...jsonOption)
    .summary('toont hoe het met de andere diensten gaat')
    .description(
      'Toont van elke andere dienst of ze bereikbaar is, wat er de laatste tijd mislukte, wat er wacht, en hoeveel er tegelijk en per seconde gevraagd mag worden.',
    )
    .action((options: { strict?: true; json?: true }) => ends(list(io, options)));
  systems
    .command('close')
    .argument('<DIENST>', 'ocmw, employment, repertorium, riziv, localOcmw')
    .summary('zegt dat een dienst weer bereikbaar is')
    .description('Zegt dat een dienst weer bereikbaar is: ze wordt meteen weer gevraagd, stap voor stap.')
    .action((system: string) => ends(close(io, system)));
  systems
    .command('limit')
    .argument('<DIENST>', 'ocmw, employment, repertorium, riziv, localOcmw')
    .option('--concurrency <AANTAL>', 'zoveel vragen tegelijk, 1 tot 100')
    .option('--per-second <AANTAL>', 'zoveel vragen per seconde')
    .option('--cool-down <SECONDEN>', 'zo lang wordt ze na een storing met rust gelaten')
    .summary('stelt in hoeveel een dienst gevraagd mag worden')
    .description('Stelt in hoeveel een dienst gevraagd mag worden, door alle workers samen. Het geldt meteen.')
    .action((system: string, options: Limits) => ends(limit(io, system, options)));
}

async function list(io: Io, { strict, json }: { strict?: true; json?: true }): Promise<ExitCode> {
  const rows = await withApp(io, (app, verbs) => verbs.listSystems(app));
  if (json) printJson(io, { systems: rows });
  else
    table(
      [
        { title: 'DIENST', flexible: true },
        { title: 'STAND', flexible: true },
        { title: 'SINDS' },
        { title: 'LAATST GOED' },
        { title: 'LAATST MIS', flexible: true },
        { title: 'UUR', right: true },
        { title: 'DAG', right: true },
        { title: 'WACHT', right: true },
        { title: 'MAG' },
      ],
      rows.map((row) => [
        systemWords[row.system].nl,
        breakerWords[row.state].nl,
        moment(row.since),
        moment(row.lastSuccessAt),
        row.lastFailureCode === null ? '' : `${moment(row.lastFailureAt)} ${failureText(row.lastFailureCode, 'nl')}`,
        `${row.failures.hour}/${row.calls.hour}`,
        `${row.failures.day}/${row.calls.day}`,
        String(row.waiting.effects),
        `${row.limits.concurrency} tegelijk, ${row.limits.perSecond}/s`,
      ]),
      io.columns,
    ).forEach(io.out);
  return strict && rows.some(({ state }) => state !== 'closed') ? exit.refused : exit.ok;
}

const nameOf = (system: string): string => systemWords[system as keyof typeof systemWords]?.nl ?? 'de dienst';

/** By the clock of this machine, to the second. */
const moment = (at: string | null): string => (at === null ? '' : at.slice(0, 19).replace('T', ' '));

async function close(io: Io, system: string): Promise<ExitCode> {
  await withApp(io, (app, verbs) => verbs.closeBreaker(app, system));
  io.out(`${nameOf(system)}: wordt weer gevraagd.`);
  return exit.ok;
}

interface Limits {
  concurrency?: string;
  perSecond?: string;
  coolDown?: string;
}

async function limit(io: Io, system: string, { concurrency, perSecond, coolDown }: Limits): Promise<ExitCode> {
  const seconds = numberOf('--cool-down', coolDown);
  const limits = {
    concurrency: numberOf('--concurrency', concurrency),
    perSecond: numberOf('--per-second', perSecond),
    coolDownMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
  };
  if (Object.values(limits).every((one) => one === undefined))
    throw new UsageError('geef minstens één grens: --concurrency, --per-second of --cool-down');
  if (limits.concurrency !== undefined && !Number.isInteger(limits.concurrency))
    throw new UsageError('--concurrency: schrijf een geheel getal van 1 tot 100');
  await withApp(io, (app, verbs) => verbs.limitSystem(app, system, limits));
  io.out(`${nameOf(system)}: de nieuwe grenzen gelden meteen.`);
  return exit.ok;
}

function numberOf(what: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}([.,]\d{1,2})?$/.test(text)) throw new UsageError(`${what}: "${text.slice(0, 20)}" is geen getal`);
  return Number(text.replace(',', '.'));
}
