import type { Command } from 'commander';
import { roleText } from '../../words/index.ts';
import { readData } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

type Json = { readonly json?: true };

/** What the provider says, and who it is here. */
export function mappingCommands(access: Command, { io, ends }: Cli): void {
  access
    .command('mappings')
    .option(...jsonOption)
    .description('Toont wat de claims van de aanmelddienst hier betekenen, en van wie de organisatiecodes zijn.')
    .action((options: Json) => ends(list(io, options)));
  access
    .command('map')
    .argument('<REGEL>', `als JSON, bijvoorbeeld '{"subjectClaim":"vo_id", …}'; zie docs/sign-in.md`)
    .option(...jsonOption)
    .description('Voegt een regel toe aan die tabel.')
    .action((line: string, options: Json) => ends(map(io, line, options)));
  access
    .command('unmap')
    .argument('<REGEL>', 'het kenmerk uit w2 access mappings')
    .description('Haalt een regel weg uit die tabel.')
    .action((id: string) => ends(done(io, 'De regel is weg.', (app, verbs) => verbs.removeMapping(app, id))));
  access
    .command('organisation')
    .argument('<CODE>', 'OVO-code of ondernemingsnummer')
    .argument('<WIE>', 'een organisatie (vdab, randstad …), of een gemeente voor haar OCMW')
    .description('Zegt van wie een organisatiecode is.')
    .action((code: string, whose: string) =>
      ends(
        done(io, `De code ${code} is nu van ${whose}.`, async (app, verbs) => {
          await verbs.nameOrganisationCode(app, code, whose);
        }),
      ),
    );
  access
    .command('link')
    .argument('<MEDEWERKER>', 'het kenmerk uit w2 staff list')
    .argument('<KENMERK>', 'hoe de aanmelddienst die persoon kent; staat op de pagina na een eerste poging')
    .argument('<ORGANISATIE>', 'de organisatiecode, van dezelfde pagina')
    .option(...jsonOption)
    .description('Verbindt een medewerker met de aanmelding waarmee die binnenkomt.')
    .action((staffId: string, subject: string, organisationCode: string, options: Json) =>
      ends(link(io, { staffId, subject, organisationCode }, options)),
    );
}

/** Something that answers with nothing but that it is done. */
export async function done(io: Io, sentence: string, run: Parameters<typeof withApp<void>>[1]): Promise<ExitCode> {
  await withApp(io, run);
  io.out(sentence);
  return exit.ok;
}

async function list(io: Io, { json }: Json): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.listMappings(app));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  table(
    [
      { title: 'REGEL' },
      { title: 'GROEP' },
      { title: 'ROL DAAR', flexible: true },
      { title: 'IS HIER', flexible: true },
    ],
    view.mappings.map((one) => [
      one.id,
      one.groupValue ?? '',
      one.roleValue ?? '',
      one.role ? roleText(one.role) : one.kind,
    ]),
    io.columns,
  ).forEach(io.out);
  io.out('');
  table(
    [{ title: 'CODE' }, { title: 'VAN', flexible: true }],
    view.codes.map(({ code, organisationId, nis }) => [code, organisationId ?? `OCMW ${nis}`]),
    io.columns,
  ).forEach(io.out);
  return exit.ok;
}

async function map(io: Io, line: string, { json }: Json): Promise<ExitCode> {
  const made = await withApp(io, (app, verbs) => verbs.addMapping(app, readData(line)));
  if (json) printJson(io, made);
  else io.out(made.id === null ? 'Die regel is er al.' : `Toegevoegd: ${made.id}`);
  return exit.ok;
}

async function link(
  io: Io,
  given: { staffId: string; subject: string; organisationCode: string },
  { json }: Json,
): Promise<ExitCode> {
  const made = await withApp(io, (app, verbs) => verbs.linkColleague(app, given));
  if (json) printJson(io, made);
  else io.out(`${given.staffId} kan zich nu aanmelden als ${roleText(made.role)}.`);
  return exit.ok;
}
