import { addAgreementLife } from './agreement-life.ts';
import { readDay } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import { agreementChannelWords, dateText } from '../../words/index.ts';

export function agreementCommand({ program, io, ends }: Cli): void {
  const agreement = program
    .command('agreement')
    .alias('agreements')
    .summary('de samenwerkingsovereenkomsten met OCMW’s')
    .description('De samenwerkingsovereenkomsten met OCMW’s. Zonder overeenkomst wordt er niets uitgewisseld.');
  agreement
    .command('list')
    .option(...jsonOption)
    .summary('toont ze')
    .description('Toont de overeenkomsten, met hoe het OCMW bereikt wordt.')
    .action((options: { json?: true }) => ends(list(io, options)));
  agreement
    .command('add')
    .argument('<GEMEENTE>', 'naam of NIS-code')
    .requiredOption('--from <DATUM>', 'eerste dag, JJJJ-MM-DD')
    .option('--until <DATUM>', 'laatste dag')
    .requiredOption('--plan <KENMERK>', 'het jaarlijkse actieplan')
    .requiredOption('--channel <WEG>', 'api of mail')
    .requiredOption('--address <ADRES>', 'de URL van het systeem, of het mailadres van de dienst')
    .option(...jsonOption)
    .summary('voegt een overeenkomst toe')
    .description('Voegt een overeenkomst met het OCMW van een gemeente toe.')
    .action((municipality: string, options: Added) => ends(add(io, municipality, options)));
  agreement
    .command('end')
    .argument('<GEMEENTE>', 'naam of NIS-code')
    .requiredOption('--on <DATUM>', 'laatste dag, JJJJ-MM-DD')
    .summary('beëindigt een overeenkomst')
    .description('Beëindigt de overeenkomst met het OCMW van een gemeente.')
    .action((municipality: string, { on }: { on: string }) => ends(end(io, municipality, on)));
  addAgreementLife(agreement, { io, ends });
}

async function list(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listAgreements(app));
  if (json) printJson(io, view);
  else if (view.agreements.length === 0) io.out('Er is nog geen overeenkomst. Voeg toe met w2 agreement add.');
  else
    table(
      [
        { title: 'GEMEENTE', flexible: true },
        { title: 'NIS' },
        { title: 'VANAF' },
        { title: 'TOT' },
        { title: 'TE DOEN TEGEN' },
        { title: 'WEG' },
        { title: 'ADRES', flexible: true },
        { title: 'ACTIEPLAN', flexible: true },
      ],
      view.agreements.map((row) => [
        row.municipality,
        row.nis,
        dateText(row.validFrom),
        dateText(row.validUntil),
        row.run?.dueOn ? `${dateText(row.run.dueOn)}${row.run.overdue ? ' TE LAAT' : ''}` : '',
        agreementChannelWords[row.channel].nl,
        row.address,
        row.actionPlan,
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

interface Added {
  from: string;
  until?: string;
  plan: string;
  channel: string;
  address: string;
  json?: true;
}

async function add(io: Io, municipality: string, { plan, json, ...rest }: Added): Promise<ExitCode> {
  const until = rest.until === undefined ? {} : { until: readDay('--until', rest.until) };
  const given = { municipality, actionPlan: plan, ...rest, from: readDay('--from', rest.from), ...until };
  const added = await withApp(io, (app, verbs) => verbs.addAgreement(app, given));
  if (json) printJson(io, added);
  else io.out(`Overeenkomst met het OCMW van ${added.municipality} vanaf ${dateText(added.validFrom)}.`);
  return exit.ok;
}

async function end(io: Io, municipality: string, on: string): Promise<ExitCode> {
  const last = readDay('--on', on);
  await withApp(io, (app, verbs) => verbs.endAgreement(app, municipality, last));
  io.out(`De overeenkomst eindigt op ${dateText(on)}.`);
  return exit.ok;
}
