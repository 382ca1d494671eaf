import { provinceWords, welfareKindWords, provinceText } from '../../words/index.ts';
import { readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

const provinces = Object.keys(provinceWords);
const kinds = Object.keys(welfareKindWords) as (keyof typeof welfareKindWords)[];

export function networkCommand({ program, io, ends }: Cli): void {
  const network = program
    .command('network')
    .summary('het netwerk van welzijnsactoren')
    .description('Het regionale netwerk van welzijnsactoren, die een bemiddelaar om hulp kan vragen.');
  network
    .command('list')
    .option('--province <PROVINCIE>', provinces.join(', '))
    .option(...jsonOption)
    .summary('toont de welzijnsactoren')
    .description('Toont de welzijnsactoren, met het kenmerk voor een opdracht.')
    .action((options: { province?: string; json?: true }) => ends(list(io, options)));
  network
    .command('add')
    .argument('<KENMERK>', 'letters, cijfers, punten en streepjes, bijvoorbeeld caw.gent')
    .requiredOption('--name <NAAM>', 'naam van de dienst')
    .requiredOption('--kind <SOORT>', kinds.join(', '))
    .requiredOption('--email <ADRES>', 'waar een vraag om hulp naartoe gaat')
    .option('--province <PROVINCIE>', 'weggelaten: werkt overal')
    .option(...jsonOption)
    .summary('voegt een welzijnsactor toe')
    .description('Voegt een welzijnsactor toe aan het netwerk.')
    .action((id: string, options: Added) => ends(add(io, id, options)));
}

async function list(io: Io, { province, json }: { province?: string; json?: true }): Promise<ExitCode> {
  const filter = province === undefined ? {} : { province: readOneOf('--province', province, provinces) };
  const view = await withApp(io, (app, verbs) => verbs.listNetwork(app, filter));
  if (json) printJson(io, view);
  else if (view.actors.length === 0) io.out('Er staat nog niemand in het netwerk. Voeg toe met w2 network add.');
  else {
    const rows = view.actors.map(({ id, name, kind, province: where, email }) => [
      id,
      name,
      welfareKindWords[kind].nl,
      where === null ? 'overal' : provinceText(where),
      email,
    ]);
    table(
      [
        { title: 'KENMERK' },
        { title: 'NAAM', flexible: true },
        { title: 'SOORT' },
        { title: 'WAAR' },
        { title: 'E-MAIL', flexible: true },
      ],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  return exit.ok;
}

interface Added {
  name: string;
  kind: string;
  email: string;
  province?: string;
  json?: true;
}

async function add(io: Io, id: string, { name, kind, email, province, json }: Added): Promise<ExitCode> {
  const row = {
    id,
    name,
    email,
    kind: readOneOf('--kind', kind, kinds),
    province: province === undefined ? null : readOneOf('--province', province, provinces),
  };
  const added = await withApp(io, (app, verbs) => verbs.addToNetwork(app, row));
  if (json) printJson(io, added);
  else io.out(`${paint(io, 'green', 'Toegevoegd.')} ${added.id} kan nu om hulp worden gevraagd.`);
  return exit.ok;
}
