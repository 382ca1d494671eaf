import {
  certaintyWords,
  exchangedText,
  operationText,
  endText,
  roleText,
  groundWords,
  lookupStatusWords,
  lookupSystemWords,
  ocmwQuestionWords,
  purposeWords,
  systemWords,
  dateText,
} from '../../words/index.ts';
import { readId } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

export function lookupsCommand({ program, io, ends }: Cli): void {
  program
    .command('lookups')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .option(...jsonOption)
    .summary('toont wat bij andere diensten gevraagd en gemeld werd')
    .description(
      'Toont de opzoekingen met hoe zeker het antwoord is, en elke poging om een andere dienst iets te vragen of te melden: wie of welke regel, waarvoor, op welke grond, welke gegevens, en wat ervan kwam.',
    )
    .action((id: string, options: { json?: true }) => ends(lookups(io, id, options)));
}

const inWords = (codes: readonly string[]): string => codes.map((code) => exchangedText(code, 'nl')).join(', ');

async function lookups(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const trajectoryId = readId(id);
  const view = await withApp(io, (app, verbs) => verbs.lookupsOf(app, trajectoryId));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  io.out(paint(io, 'bold', `${trajectoryId}: feiten van andere diensten`));
  if (view.lookups.length === 0) io.out('Er werd nog niets opgezocht.');
  else
    table(
      [
        { title: 'BIJ' },
        { title: 'STAND' },
        { title: 'ANTWOORD' },
        { title: 'SINDS' },
        { title: 'GEWETEN OP' },
        { title: 'HOE ZEKER', flexible: true },
        { title: 'KEER', right: true },
      ],
      view.lookups.map((it) => [
        lookupSystemWords[it.system].nl,
        lookupStatusWords[it.status].nl,
        exchangedText(it.answer ?? 'notYetKnown', 'nl'),
        dateText(it.since),
        dateText(it.answeredOn),
        it.certainty === null ? '' : certaintyWords[it.certainty].nl,
        String(it.attempts),
      ]),
      io.columns,
    ).forEach(io.out);
  for (const { id: questionId, question, answered } of view.questions)
    io.out(
      `  ${questionId}  aan het OCMW: ${ocmwQuestionWords[question].nl} ${answered ? '(beantwoord)' : '(wacht op antwoord)'}`,
    );

  io.out(paint(io, 'bold', '\nWat werd gevraagd en gemeld:'));
  if (view.disclosures.length === 0) io.out('Nog niets.');
  else
    table(
      [
        { title: 'OP' },
        { title: 'AAN' },
        { title: 'WAT', flexible: true },
        { title: 'DOOR' },
        { title: 'WAARVOOR', flexible: true },
        { title: 'GROND' },
        { title: 'GEGEVENS', flexible: true },
        { title: 'UITKOMST', flexible: true },
      ],
      view.disclosures.map((row) => [
        dateText(row.at.slice(0, 10)),
        systemWords[row.system].nl,
        operationText(row.operation, 'nl'),
        row.rule ?? row.askedById ?? roleText(row.askedByRole),
        purposeWords[row.purpose].nl,
        groundWords[row.ground].nl,
        inWords(row.sent),
        endText(row, 'nl'),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}
