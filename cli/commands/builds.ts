import type { BuildsView } from '../../app/operations/index.ts';
import { dateTimeText } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

export function buildsCommand({ program, io, ends }: Cli): void {
  program
    .command('builds')
    .option(...jsonOption)
    .summary('toont de versies van de software en wat erop loopt')
    .description(
      'Toont elke versie die Temporal kent: wat erop loopt, wat meegaat bij zijn volgende fase of met `w2 refresh`, wat blijft, en wat weg mag.',
    )
    .action((options: { json?: true }) => ends(run(io, options)));
}

async function run(io: Io, options: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listBuilds(app));
  if (options.json) printJson(io, view);
  else print(io, view);
  return exit.ok;
}

function print(io: Io, { builds, withoutBuild, rules, edition }: BuildsView): void {
  const rows = builds.map(({ build, current, served, since, pinned, moves, stays, parked, follows, mayGo }) => [
    build,
    since === null ? '' : dateTimeText(since),
    `${current ? 'huidige' : 'oudere'}, ${served ? 'bediend' : 'niet bediend'}`,
    ...[pinned, moves, stays, parked, follows].map(String),
    mayGo ? 'ja' : 'nee',
  ]);
  const numbers = ['OPEN', 'GAAT MEE', 'BLIJFT', 'STIL', 'VOLGT'].map((title) => ({ title }));
  table(
    [{ title: 'VERSIE' }, { title: 'SINDS' }, { title: 'STAND', flexible: true }, ...numbers, { title: 'MAG WEG' }],
    rows,
    io.columns,
  ).forEach(io.out);
  if (withoutBuild > 0) io.out(`Door nog geen versie opgenomen: ${withoutBuild}`);
  io.out(`Regels ${rules.inForce}: ${rules.adopted} open trajecten, ${rules.others} op oudere regels`);
  io.out(`Editie ${edition.present}: ${edition.adopted} open trajecten, ${edition.others} in een oudere`);
}
