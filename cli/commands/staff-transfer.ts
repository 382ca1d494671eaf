import type { Command } from 'commander';
import type { TransferReport } from '../../app/people/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { codes } from '../../domain/trajectory/index.ts';
import { refusedText, provinceWords, provinceText } from '../../words/index.ts';
import { readActor, readLimit, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

interface Options {
  province?: string;
  reason: string;
  limit?: string;
  dryRun?: true;
  as: string;
  json?: true;
}

type Line = TransferReport['trajectories'][number];

const words: Readonly<Record<Line['result'], string>> = {
  wouldMove: 'zou overgaan',
  moved: 'overgedragen',
  refused: 'geweigerd',
  failed: 'mislukt',
};
const provinces = Object.keys(provinceWords) as Province[];

export function transferCommand(staff: Command, { io, ends }: Cli): void {
  staff
    .command('transfer')
    .argument('<VAN>', 'de bemiddelaar die overdraagt')
    .argument('<NAAR>', 'de bemiddelaar die overneemt')
    .option('--province <PROVINCIE>', `alleen deze: ${provinces.join(', ')}`)
    .option('--reason <REDEN>', codes.transferReasons.join(', '), 'staffLeaves')
    .option('--limit <AANTAL>', 'hoogstens zoveel trajecten')
    .option('--dry-run', 'toont wat zou overgaan, en doet niets')
    .option('--as <ROL:KENMERK>', 'wie handelt', 'operator:cli')
    .option(...jsonOption)
    .description(
      'Draagt alle open trajecten van een bemiddelaar over. Opnieuw uitgevoerd, gaat het verder met wat nog bij de eerste staat. Exitcode 1 als er een niet overging.',
    )
    .action((from: string, to: string, options: Options) => ends(run(io, from, to, options)));
}

async function run(io: Io, from: string, to: string, options: Options): Promise<ExitCode> {
  const { province, reason, limit, dryRun, as, json } = options;
  const request = {
    from,
    to,
    reason: readOneOf('--reason', reason, codes.transferReasons),
    ...(province === undefined ? {} : { province: readOneOf('--province', province, provinces) }),
    ...(limit === undefined ? {} : { limit: readLimit(limit) }),
    ...(dryRun ? { dryRun } : {}),
  };
  const by = readActor(as);
  const report = await withApp(io, (app, verbs) =>
    verbs.transfer(app, request, by, (done, total) => io.progress?.(`${done} van ${total} trajecten`)),
  );
  if (json) printJson(io, report);
  else print(io, report);
  return report.trajectories.some(({ result }) => result === 'refused' || result === 'failed') ? exit.refused : exit.ok;
}

function print(io: Io, { from, to, dryRun, trajectories }: TransferReport): void {
  io.out(
    paint(
      io,
      'bold',
      `${from} naar ${to}: ${trajectories.length} open trajecten${dryRun ? ' (er gebeurt nog niets)' : ''}.`,
    ),
  );
  if (trajectories.length === 0) return;
  table(
    [{ title: 'TRAJECT' }, { title: 'PROVINCIE' }, { title: 'UITKOMST' }, { title: 'WAAROM', flexible: true }],
    trajectories.map((one) => [
      one.trajectoryId,
      provinceText(one.province),
      words[one.result],
      one.code ? refusedText(one.code, 'nl') : '',
    ]),
    io.columns,
  ).forEach(io.out);
}
