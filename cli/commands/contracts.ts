import {
  annexRows,
  budgetText,
  compensationWords,
  contractFieldWords,
  contractsWords,
  dateText,
  durationText,
  figureSourceWords,
  periodText,
  provincesText,
  shortDate,
} from '../../words/index.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { writeCsv, writeXlsx } from '../../app/sheet.ts';
import { readActor, readNumber } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { readGiven, writeGiven } from '../files.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { facts, table } from '../table.ts';

interface Json {
  json?: true;
}
interface As extends Json {
  as: string;
}
interface Which {
  partner?: string;
  year?: string;
}

export function contractsCommand({ program, io, ends }: Cli): void {
  const contracts = program
    .command('contracts')
    .summary('de contracten met partners, en de tabel van opdrachten')
    .description(
      'De contracten met partners: waarvoor, hoelang, voor hoeveel. Elke wijziging is een versie die blijft.',
    );
  contracts
    .command('list', { isDefault: true })
    .option('--partner <ORGANISATIE>', 'alleen van deze partner')
    .option('--year <JAAR>', 'alleen wat in dat jaar geldt')
    .option(...jsonOption)
    .summary('toont ze')
    .action((options: Json & Which) => ends(list(io, options)));
  contracts
    .command('show')
    .argument('<KENMERK>', 'bijvoorbeeld groepIntro-2026')
    .option(...jsonOption)
    .summary('toont een contract met al zijn versies')
    .action((id: string, options: Json) => ends(show(io, id, options)));
  contracts
    .command('add')
    .argument('<BESTAND>', 'het contract als JSON; w2 contracts show KENMERK --json toont hoe')
    .option('--as <ROL:KENMERK>', 'wie handelt', 'operator:cli')
    .option(...jsonOption)
    .summary('voegt een contract toe')
    .description('Voegt een contract toe. Vanaf zijn eerste dag krijgt die partner de toeleidingen in zijn provincies.')
    .action((file: string, options: As) => ends(add(io, file, options)));
  contracts
    .command('change')
    .argument('<BESTAND>', 'het hele contract als JSON, zoals het moet worden')
    .requiredOption('--version <NUMMER>', 'de versie die u bekeek')
    .option('--as <ROL:KENMERK>', 'wie handelt', 'operator:cli')
    .option(...jsonOption)
    .summary('maakt de volgende versie van een contract')
    .action((file: string, options: As & { version: string }) => ends(change(io, file, options)));
  contracts
    .command('annex')
    .option('--csv <BESTAND>', 'schrijft de tabel als CSV')
    .option('--xlsx <BESTAND>', 'schrijft de tabel als Excel')
    .option('--partner <ORGANISATIE>', 'alleen van deze partner')
    .option('--year <JAAR>', 'alleen wat in dat jaar geldt')
    .option(...jsonOption)
    .summary('de tabel van opdrachten: doel, trajecten, partner, duur, budget, vergoeding')
    .action((options: Json & Which & { csv?: string; xlsx?: string }) => ends(annex(io, options)));
}

const filterOf = ({ partner, year }: Which) => ({
  ...(partner === undefined ? {} : { partner }),
  ...(year === undefined ? {} : { year: readNumber('--year', year) }),
});

async function list(io: Io, { json, ...which }: Json & Which): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listContracts(app, filterOf(which)));
  if (json) printJson(io, view);
  else if (view.contracts.length === 0) io.out(contractsWords.nl.none);
  else
    table(
      [
        { title: 'KENMERK' },
        { title: 'PARTNER' },
        { title: 'PROVINCIES', flexible: true },
        { title: 'VANAF' },
        { title: 'TOT' },
        { title: 'DUUR' },
        { title: 'BUDGET', flexible: true },
      ],
      view.contracts.map((one) => [
        one.id,
        one.partnerName,
        provincesText(one.provinces, 'nl'),
        dateText(one.validFrom),
        dateText(one.validUntil),
        durationText(one.duration, 'nl'),
        budgetText(one, 'nl'),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function show(io: Io, id: string, { json }: Json): Promise<ExitCode> {
  const found = await withApp(io, (app, verbs) => verbs.showContract(app, id));
  if (json) {
    printJson(io, found);
    return exit.ok;
  }
  const { contract, versions } = found;
  const t = contractsWords.nl;
  io.out(paint(io, 'bold', contract.id));
  facts(
    [
      [contractFieldWords.partner.nl, contract.partnerName],
      [contractFieldWords.tender.nl, contract.tender],
      [contractFieldWords.provinces.nl, provincesText(contract.provinces, 'nl')],
      [t.period, periodText(contract, 'nl')],
      [contractFieldWords.purpose.nl, contract.purpose],
      [contractFieldWords.trajectories.nl, String(contract.trajectories)],
      [contractFieldWords.duration.nl, durationText(contract.duration, 'nl')],
      [contractFieldWords.budgetCents.nl, budgetText(contract, 'nl')],
      [contractFieldWords.compensation.nl, compensationWords[contract.compensation].nl],
      [contractFieldWords.figures.nl, figureSourceWords[contract.figures].nl],
    ],
    io.columns,
  ).forEach(io.out);
  for (const { version, at, by, changed } of versions)
    io.out(
      `${t.version} ${version}, ${shortDate(localDateOf(at))}, ${by || '–'}: ${changed.map((field) => contractFieldWords[field].nl).join(', ') || t.first}`,
    );
  return exit.ok;
}

/** @throws UsageError when the file cannot be read or is no JSON */
async function readJsonFile(io: Io, path: string): Promise<unknown> {
  const bytes = await readGiven(io, path);
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    throw new UsageError(`het bestand ${path} is geen leesbare JSON; w2 contracts show KENMERK --json toont hoe`);
  }
}

/** What `show --json` gives may be given back: the contract in it is what counts. */
const contractOf = (given: unknown): unknown => {
  const inside = typeof given === 'object' && given !== null && 'contract' in given ? given.contract : given;
  if (typeof inside !== 'object' || inside === null) return inside;
  const { version: _version, partnerName: _name, inForce: _now, ...contract } = inside as Record<string, unknown>;
  return contract;
};

async function add(io: Io, file: string, { as, json }: As): Promise<ExitCode> {
  const given = contractOf(await readJsonFile(io, file));
  const added = await withApp(io, (app, verbs) => verbs.addContract(app, given, readActor(as)));
  if (json) printJson(io, added);
  else io.out(`${paint(io, 'green', 'Toegevoegd:')} ${added.id}, ${added.partnerName}, ${periodText(added, 'nl')}.`);
  return exit.ok;
}

async function change(io: Io, file: string, { as, version, json }: As & { version: string }): Promise<ExitCode> {
  const contract = contractOf(await readJsonFile(io, file));
  const { id: named } = (contract ?? {}) as { id?: unknown };
  const id = typeof named === 'string' ? named : '';
  const given = { version: readNumber('--version', version), contract };
  const changed = await withApp(io, (app, verbs) => verbs.changeContract(app, id, given, readActor(as)));
  if (json) printJson(io, changed);
  else io.out(`${paint(io, 'green', 'Bewaard:')} ${changed.id}, versie ${changed.version}.`);
  return exit.ok;
}

async function annex(
  io: Io,
  { csv, xlsx, json, ...which }: Json & Which & { csv?: string; xlsx?: string },
): Promise<ExitCode> {
  const { contracts } = await withApp(io, (app, verbs) => verbs.listContracts(app, filterOf(which)));
  const rows = annexRows(contracts, 'nl');
  if (csv !== undefined) await writeGiven(csv, writeCsv(rows));
  if (xlsx !== undefined) await writeGiven(xlsx, writeXlsx([{ name: contractsWords.nl.title, rows }]));
  if (json) printJson(io, contracts);
  else if (csv === undefined && xlsx === undefined) io.out(writeCsv(rows).toString().slice(1).trimEnd());
  else io.out(`${contracts.length} ${contracts.length === 1 ? 'contract' : 'contracten'} geschreven.`);
  return exit.ok;
}
