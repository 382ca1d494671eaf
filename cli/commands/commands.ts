import type { LocalDate } from '../../domain/calendar/index.ts';
import type { BoundName, FieldNow } from '../../domain/trajectory/index.ts';
import { boundWords, longDate } from '../../words/index.ts';
import { readActor, readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';
import { facts } from '../table.ts';

export function commandsCommand({ program, io, ends }: Cli): void {
  program
    .command('commands')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option('--as <ROL:KENMERK>', 'voor wie, bijvoorbeeld mediator:M-12', 'operator:cli')
    .option(...jsonOption)
    .summary('toont wat nu kan, met de velden')
    .description('Toont welke opdrachten een traject nu aanvaardt, met hun velden. Een veld met ? mag wegblijven.')
    .action((id: string, options: { as: string; json?: true }) => ends(run(io, id, options)));
}

type Available = Awaited<ReturnType<Verbs['commandsOf']>>[number];

async function run(io: Io, id: string, { as, json }: { as: string; json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const by = readActor(as);
  const commands = await withApp(io, (app, verbs) => verbs.commandsOf(app, trajectoryId, by));
  if (json) printJson(io, { trajectoryId, commands });
  else if (commands.length === 0) io.out(`${trajectoryId}: nu kan ${as} hier niets doen.`);
  else commands.forEach((command) => print(io, command));
  return exit.ok;
}

function print(io: Io, { name, spec, known }: Available): void {
  io.out(`${paint(io, 'bold', name)}  ${spec.title.nl}`);
  const fields = Object.entries(spec.fields).map(
    ([key, field]) => [`    ${key}${field.optional ? '?' : ''}`, expects(field, known[key])] as const,
  );
  if (fields.length > 0) facts(fields, io.columns).forEach(io.out);
}

/** Which days it may name: " van 3 maart 2031 (de dag van de toeleiding)". */
function between({ min, minOf, max, maxOf }: FieldNow): string {
  const end = (word: string, day: LocalDate | undefined, of: BoundName | undefined) =>
    day && of ? ` ${word} ${longDate(day, 'nl')} (${boundWords[of].nl})` : '';
  return `${end('van', min, minOf)}${end('tot en met', max, maxOf)}`;
}

function expects(field: FieldNow, known: string | undefined): string {
  const now = known === undefined ? '' : ` (nu: ${known})`;
  switch (field.kind) {
    case 'date':
      return `datum, JJJJ-MM-DD${between(field)}${now}`;
    case 'flag':
      return 'true of false';
    case 'id':
      return `kenmerk${now}`;
    case 'number':
      return 'getal, vanaf 1';
    case 'rules':
      return 'regels als JSON (zie w2 rules)';
    case 'calendar':
      return 'sluitingsdagen als JSON (zie w2 rules)';
    case 'time':
      return 'uur, UU:MM';
    case 'presences':
      return `wie er was: ${field.oneOf.join(' | ')} per traject`;
    case 'answer':
      return 'korte code';
    case 'code':
      return field.oneOf.join(' | ');
  }
}
