import { partnerText, dateText, provinceText } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import type { Verbs } from '../../app/verbs.ts';
import { provinces, readProvince, readYear, yearOption } from './capacity-arguments.ts';
import { addChanges } from './capacity-change.ts';

export function capacityCommand({ program, io, ends }: Cli): void {
  const capacity = program
    .command('capacity')
    .option(...yearOption)
    .option('--province <PROVINCIE>', provinces)
    .option(...jsonOption)
    .summary('toont de plaatsen in de groepen en wie erop wacht')
    .description(
      'Toont per provincie de plaatsen van een jaar: toegekend, aangeboden, vrij, en wie wacht sinds wanneer.',
    )
    .action((options: ShowOptions) => ends(show(io, options)));
  capacity
    .command('queue')
    .argument('<PROVINCIE>', provinces)
    .option(...jsonOption)
    .summary('toont de wachtlijst van een provincie, in volgorde')
    .description('Toont wie in een provincie op een plaats wacht, in volgorde van wachten.')
    .action((province: string, options: { json?: true }) => ends(queue(io, province, options)));
  addChanges(capacity, io, ends);
}

interface ShowOptions {
  year?: string;
  province?: string;
  json?: true;
}
type Expected = Awaited<ReturnType<Verbs['capacity']>>['provinces'][number]['expectedWait'];

/** How long, and by what: `34 d` from places that came free, `37 d*` because the next year opens. */
const expectedText = (expected: Expected): string =>
  expected === null ? 'onbekend' : `${expected.days} d${expected.because === 'newYear' ? '*' : ''}`;

async function show(io: Io, { year, province, json }: ShowOptions): Promise<ExitCode> {
  const filter = { ...readYear(year), ...(province === undefined ? {} : { province: readProvince(province) }) };
  const view = await withApp(io, (app, verbs) => verbs.capacity(app, filter));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  const cells = view.provinces.map((row) => [
    provinceText(row.province),
    ...[row.places, row.granted, row.held, row.free, row.waiting].map(String),
    row.first ? `${row.first.trajectoryId} (${row.first.days} d)` : '',
    expectedText(row.expectedWait),
    row.contract === null
      ? 'geen contract'
      : `${partnerText(row.contract.partner)}${row.contract.until ? ` tot ${dateText(row.contract.until)}` : ''}`,
  ]);
  const [head = '', ...body] = table(
    [
      { title: 'PROVINCIE' },
      { title: 'PLTS', right: true },
      { title: 'TOEG', right: true },
      { title: 'AANGEB', right: true },
      { title: 'VRIJ', right: true },
      { title: 'WACHT', right: true },
      { title: 'EERSTE' },
      { title: 'WACHTTIJD' },
      { title: 'PARTNER', flexible: true },
    ],
    cells,
    io.columns,
  );
  io.out(paint(io, 'bold', head));
  body.forEach(io.out);
  io.out(
    `\nPlaatsen van ${view.year}, op ${dateText(view.today)}. WACHTTIJD: verwacht, voor wie nu wordt toegeleid, volgens de plaatsen die in 12 maanden vrijkwamen (* of tot het nieuwe jaar).`,
  );
  return exit.ok;
}

async function queue(io: Io, text: string, { json }: { json?: true }): Promise<ExitCode> {
  const province = readProvince(text);
  const view = await withApp(io, (app, verbs) => verbs.capacityQueue(app, province));
  if (json) printJson(io, view);
  else if (view.rows.length === 0) io.out(`In ${provinceText(province)} wacht niemand.`);
  else {
    const cells = view.rows.map((row) => [
      String(row.position),
      row.trajectoryId,
      dateText(row.since),
      String(row.days),
      row.contactDueOn === null
        ? ''
        : `${row.contactsOk ? 'in orde, volgend' : 'TE LAAT,'} ${dateText(row.contactDueOn)}`,
      expectedText(row.expectedWait),
    ]);
    const [head = '', ...body] = table(
      [
        { title: '#', right: true },
        { title: 'TRAJECT' },
        { title: 'SINDS' },
        { title: 'DAGEN', right: true },
        { title: 'CONTACT', flexible: true },
        { title: 'WACHTTIJD' },
      ],
      cells,
      io.columns,
    );
    io.out(paint(io, 'bold', head));
    body.forEach((line) => io.out(line.replace('TE LAAT', paint(io, 'red', 'TE LAAT'))));
    io.out(`\nWie wacht in ${provinceText(province)}, op ${dateText(view.today)}. * of tot het nieuwe jaar.`);
  }
  return exit.ok;
}
