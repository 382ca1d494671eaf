import { localDateOf } from '../../domain/calendar/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { dateText } from '../../words/index.ts';

interface Options {
  toNext?: true;
  sweeps: boolean;
  json?: true;
}

export function forwardCommand({ program, io, ends }: Cli): void {
  program
    .command('forward', { hidden: io.production })
    .argument('[DUUR]', '36h, 30d, 2w of 6m')
    .option('--to-next', 'tot de eerstvolgende datum waarop er iets gebeurt')
    .option('--no-sweeps', 'zonder de rondes van 07:00 en hun overzichten: sneller')
    .option(...jsonOption)
    .summary('zet de klok vooruit (alleen in een demo)')
    .description(
      'De tijdmachine: gaat van de ene datum die telt naar de volgende. Alleen in een demo; elders exitcode 1.',
    )
    .action((duration: string | undefined, options: Options) => ends(run(io, duration, options)));
}

async function run(io: Io, duration: string | undefined, { toNext, sweeps: wanted, json }: Options): Promise<ExitCode> {
  const by = { ...readJump(duration, toNext), sweeps: wanted };
  const report = await withApp(io, (app, verbs) =>
    verbs.forward(app, by, (day) => io.progress?.(`bij ${dateText(day)}`)),
  );
  if (json) printJson(io, report);
  else {
    const { from, to, moved, stops, sweeps, events } = report;
    io.out(`${paint(io, 'bold', `Van ${dateText(localDateOf(from))} naar ${dateText(localDateOf(to))}.`)}`);
    io.out(
      `${stops} ${stops === 1 ? 'datum' : 'datums'} waarop iets moest, ${moved} keer een traject vooruit, ${events} nieuwe gebeurtenissen, ${sweeps} ${sweeps === 1 ? 'ronde' : 'rondes'} met overzichten.`,
    );
  }
  return exit.ok;
}

function readJump(duration: string | undefined, toNext: true | undefined): { duration: string } | { toNext: true } {
  if (toNext && duration === undefined) return { toNext };
  if (toNext || duration === undefined)
    throw new UsageError('forward: geef een duur (36h, 30d, 2w, 6m) of --to-next, één van beide');
  if (!/^\d{1,5}[hdwm]$/.test(duration))
    throw new UsageError(`forward: "${duration.slice(0, 20)}" is geen duur; schrijf bijvoorbeeld 36h, 30d, 2w of 6m`);
  return { duration };
}
