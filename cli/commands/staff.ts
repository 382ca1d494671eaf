import type { Command } from 'commander';
import type { Province } from '../../domain/rules/index.ts';
import { organisationKindWords, provinceWords, roleWords, dateText, provinceText } from '../../words/index.ts';
import { readDay, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import type { Verbs } from '../../app/verbs.ts';
import { transferCommand } from './staff-transfer.ts';

interface Options {
  province?: string;
  deputy?: string;
  on?: string;
  name?: string;
  email?: string;
  role?: string;
  organisation?: string;
  json?: true;
}

const provinces = Object.keys(provinceWords) as Province[];

export function staffCommand(cli: Cli): void {
  const { program, io, ends } = cli;
  const staff: Command = program
    .command('staff')
    .summary('medewerkers: wie er is, wie weg is, wie vervangt')
    .description('Medewerkers: wie er is, wie afwezig is en wie vervangt, wie vertrekt, en trajecten overdragen.');
  staff
    .command('list')
    .option('--province <PROVINCIE>', provinces.join(', '))
    .option(...jsonOption)
    .description('Toont de medewerkers, met hun afwezigheden en open trajecten.')
    .action((options: Options) => ends(list(io, options)));
  staff
    .command('absent')
    .argument('<ID>', 'de medewerker')
    .argument('<VAN>', 'eerste dag, JJJJ-MM-DD')
    .argument('<TOT>', 'laatste dag, JJJJ-MM-DD')
    .option('--deputy <ID>', 'wie vervangt; zonder gaat alles naar de bemiddelaar of de teamleider')
    .option(...jsonOption)
    .description('Noteert een afwezigheid. Wat voor die persoon bestemd is, gaat naar de vervanger.')
    .action((staffId: string, from: string, until: string, { deputy, json }: Options) =>
      ends(
        report(
          io,
          json,
          (app, verbs) =>
            verbs.planAbsence(app, {
              staffId,
              from: readDay('VAN', from),
              until: readDay('TOT', until),
              deputyId: deputy ?? null,
            }),
          () =>
            `${staffId} is afwezig van ${dateText(from)} tot en met ${dateText(until)}${deputy ? `; ${deputy} vervangt` : ''}.`,
        ),
      ),
    );
  staff
    .command('back')
    .argument('<ID>', 'de medewerker')
    .option(...jsonOption)
    .description('De medewerker is terug: een lopende afwezigheid eindigt, geplande vervallen.')
    .action((staffId: string, { json }: Options) =>
      ends(
        report(
          io,
          json,
          (app, verbs) => verbs.comeBack(app, staffId),
          ({ ended }) => (ended === 0 ? `${staffId} was niet afwezig.` : `${staffId} is terug.`),
        ),
      ),
    );
  staff
    .command('leave')
    .argument('<ID>', 'de medewerker')
    .requiredOption('--on <DATUM>', 'laatste dag in dienst, JJJJ-MM-DD')
    .option(...jsonOption)
    .description('De medewerker vertrekt. Draag daarna de open trajecten over met w2 staff transfer.')
    .action((staffId: string, { on = '', json }: Options) =>
      ends(
        report(
          io,
          json,
          (app, verbs) => verbs.leave(app, staffId, readDay('--on', on)),
          ({ open }) =>
            `${staffId} vertrekt; ${dateText(on)} is de laatste dag.${open > 0 ? ` Nog ${open} open trajecten: w2 staff transfer ${staffId} NAAR.` : ''}`,
        ),
      ),
    );
  staff
    .command('add')
    .argument('<ID>', 'kenmerk, voor altijd; geen naam')
    .requiredOption('--name <NAAM>', 'naam')
    .requiredOption('--email <ADRES>', 'mailadres')
    .requiredOption(
      '--role <ROL>',
      'mediator, teamLead, programmeCoordinator, groupWorker, partnerCoordinator, jobCoach',
    )
    .requiredOption('--organisation <ID>', 'w2 staff organisations toont ze')
    .option('--province <PROVINCIE>', `${provinces.join(', ')}; zonder: alle`)
    .option(...jsonOption)
    .description('Voegt een medewerker toe.')
    .action((id: string, { name = '', email = '', role = '', organisation = '', province, json }: Options) =>
      ends(
        report(
          io,
          json,
          (app, verbs) =>
            verbs.addColleague(app, {
              id,
              name,
              email,
              role,
              organisationId: organisation,
              ...(province === undefined ? {} : { province: readOneOf('--province', province, provinces) }),
            }),
          () => `${id} is toegevoegd.`,
        ),
      ),
    );
  staff
    .command('organisations')
    .option(...jsonOption)
    .description('Toont de organisaties.')
    .action(({ json }: Options) =>
      ends(
        report(
          io,
          json,
          (app, verbs) => verbs.organisations(app),
          (rows) => rows.map(({ id, kind, name }) => `${id}  ${organisationKindWords[kind].nl}  ${name}`).join('\n'),
        ),
      ),
    );
  transferCommand(staff, cli);
}

type Apps = Parameters<Verbs['listColleagues']>[0];

async function report<T>(
  io: Io,
  json: true | undefined,
  work: (app: Apps, verbs: Verbs) => Promise<T>,
  words: (result: T) => string,
): Promise<ExitCode> {
  const result = await withApp(io, work);
  if (json) printJson(io, result);
  else words(result).split('\n').forEach(io.out);
  return exit.ok;
}

async function list(io: Io, { province, json }: Options): Promise<ExitCode> {
  const filter = province === undefined ? {} : { province: readOneOf('--province', province, provinces) };
  const rows = await withApp(io, (app, verbs) => verbs.listColleagues(app, filter));
  if (json) {
    printJson(io, rows);
    return exit.ok;
  }
  table(
    [
      { title: 'KENMERK' },
      { title: 'NAAM', flexible: true },
      { title: 'ROL' },
      { title: 'PROVINCIE' },
      { title: 'OPEN', right: true },
      { title: 'AFWEZIG', flexible: true },
    ],
    rows.map((row) => [
      row.id,
      row.name,
      roleWords[row.role as keyof typeof roleWords]?.nl ?? row.role,
      row.province ? provinceText(row.province) : 'alle',
      row.role === 'mediator' ? String(row.open) : '',
      row.leftOn !== null
        ? `${row.hasLeft ? 'vertrokken' : 'vertrekt'}, laatste dag ${dateText(row.leftOn)}`
        : row.absences
            .map((one) => `${dateText(one.from)} - ${dateText(one.until)}${one.deputyId ? `: ${one.deputyId}` : ''}`)
            .join('; '),
    ]),
    io.columns,
  ).forEach(io.out);
  return exit.ok;
}
