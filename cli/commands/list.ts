import { newestRules, type Province, type RuleKey } from '../../domain/rules/index.ts';
import { phases } from '../../domain/trajectory/index.ts';
import {
  cohortWaitText,
  dateText,
  mailFailsWords,
  ownerWords,
  phaseText,
  provinceWords,
  whoDoesWhat,
} from '../../words/index.ts';
import { readLimit, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import type { Verbs } from '../../app/verbs.ts';
import { table } from '../table.ts';

interface Options {
  phase?: string;
  province?: string;
  overdue?: true;
  waitingFor?: string;
  limit: string;
  json?: true;
}

const owners = Object.keys(ownerWords);
const waitingForCodes = [...owners, ...Object.keys(newestRules.rules)];
/** The verb answers in pages; more than this is asked in several. */
const page = 200;

export function listCommand({ program, io, ends }: Cli): void {
  program
    .command('list')
    .option('--phase <FASE>', phases.join(', '))
    .option('--province <PROVINCIE>', Object.keys(provinceWords).join(', '))
    .option('--overdue', 'alleen wat te laat is')
    .option('--waiting-for <WIE>', `wie aan zet is (${owners.join(', ')}) of een regel zoals INT-1`)
    .option('--limit <AANTAL>', 'hoogstens zoveel trajecten', '50')
    .option(...jsonOption)
    .summary('toont de trajecten, wat eerst moet bovenaan')
    .description('Toont de trajecten: te laat eerst, dan op datum waarop iets moet.')
    .action((options: Options) => ends(run(io, options)));
}

/** A table of a hundred columns has no room for the whole names. */
const shortProvinces: Readonly<Record<Province, string>> = {
  antwerp: 'Antw.',
  limburg: 'Limb.',
  eastFlanders: 'O-Vl.',
  flemishBrabant: 'Vl-Br.',
  westFlanders: 'W-Vl.',
};

type Page = Awaited<ReturnType<Verbs['listTrajectories']>>;

async function run(io: Io, { phase, province, overdue, waitingFor, limit, json }: Options): Promise<ExitCode> {
  const most = readLimit(limit);
  const filter = {
    ...(phase === undefined ? {} : { phase: readOneOf('--phase', phase, phases) }),
    ...(province === undefined ? {} : { province: readOneOf('--province', province, Object.keys(provinceWords)) }),
    ...(waitingFor === undefined ? {} : { waitingFor: readOneOf('--waiting-for', waitingFor, waitingForCodes) }),
    ...(overdue ? { overdue } : {}),
  };
  const found = await withApp(io, async (app, verbs) => {
    let result = await verbs.listTrajectories(app, { ...filter, limit: Math.min(page, most) });
    while (result.next !== null && result.rows.length < most) {
      const more = await verbs.listTrajectories(app, {
        ...filter,
        limit: Math.min(page, most - result.rows.length),
        after: result.next,
      });
      result = { ...more, rows: [...result.rows, ...more.rows] };
    }
    return result;
  });
  if (json) printJson(io, found);
  else print(io, found);
  return exit.ok;
}

/** What the group waits for stands beside it when it is late, or comes first. */
function groupText({ group, waitingUntil }: Page['rows'][number]): string {
  if (!group) return '';
  const { cohortId, wait } = group;
  return wait.overdue || wait.until < (waitingUntil ?? '9999') ? `; groep ${cohortId}: ${cohortWaitText(wait)}` : '';
}

function print(io: Io, { rows, next, today }: Page): void {
  if (rows.length === 0) {
    io.out('Geen trajecten gevonden.');
    return;
  }
  const cells = rows.map((row) => [
    row.trajectoryId,
    row.name ?? '–',
    shortProvinces[row.province],
    phaseText(row.phase),
    row.waitingRule === null
      ? ''
      : `${whoDoesWhat(row.waitingWho ?? '', row.waitingRule as RuleKey)} (${row.waitingRule})${row.ownOverdue ? ' TE LAAT' : ''}${row.pausedUntil ? ', pauze' : ''}${row.mailFails ? `, ${mailFailsWords.short.nl}` : ''}${groupText(row)}`,
    dateText(row.waitingUntil),
    `${row.daysInStep}/${row.daysInAll}`,
  ]);
  const [head = '', ...body] = table(
    [
      { title: 'TRAJECT' },
      { title: 'NAAM', flexible: true },
      { title: 'PROV.' },
      { title: 'FASE' },
      { title: 'WACHT OP', flexible: true },
      { title: 'UITERLIJK' },
      { title: 'DAGEN', right: true },
    ],
    cells,
    io.columns,
  );
  io.out(paint(io, 'bold', head));
  body.forEach((line) => io.out(line.replace('TE LAAT', paint(io, 'red', 'TE LAAT'))));
  io.out(
    `\n${rows.length} getoond${next === null ? '' : ', er zijn er meer (--limit)'}. DAGEN: in deze stap/in totaal, op ${dateText(today)}.`,
  );
}
