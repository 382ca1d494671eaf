import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cohortCommandNames } from '../../domain/cohort/index.ts';
import { monthCommandNames } from '../../domain/contract-month/index.ts';
import {
  fieldClasses,
  mayCommand,
  mayCommandCohort,
  mayCommandMonth,
  mayDo,
  operations,
  relations,
  seen,
  type Operation,
  type Relation,
} from '../../domain/rights/index.ts';
import { commandNames } from '../../domain/trajectory/index.ts';

/** docs/rights.md is what people read and decide on: the code must say the same, cell by cell. */
const page = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8');

interface Table {
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function tableUnder(title: string): Table {
  const lines = page
    .slice(page.indexOf(`\n## ${title}\n`))
    .split('\n')
    .slice(2);
  const begin = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > begin && !line.startsWith('|'));
  const [head = '', , ...rows] = lines.slice(begin, end);
  return {
    columns: cellsOf(head).slice(1),
    rows: new Map(rows.map(cellsOf).map(([name = '', ...cells]) => [name, cells])),
  };
}

/** Every cell that differs; a row or a column that one side does not have differs whole. */
function differences(
  { columns, rows }: Table,
  names: readonly string[],
  wanted: readonly Relation[],
  may: (name: string, relation: Relation) => boolean,
): string[] {
  const missing = [...names.filter((name) => !rows.has(name)), ...wanted.filter((one) => !columns.includes(one))];
  const unknown = [
    ...[...rows.keys()].filter((name) => !names.includes(name)),
    ...columns.filter((one) => !wanted.includes(one as Relation)),
  ];
  const cells = names.flatMap((name) =>
    wanted.flatMap((relation) => {
      const cell = rows.get(name)?.[columns.indexOf(relation)];
      return (cell === 'x') === may(name, relation) && (cell === 'x' || cell === '') ? [] : [`${name} × ${relation}`];
    }),
  );
  return [...missing.map((name) => `missing: ${name}`), ...unknown.map((name) => `unknown: ${name}`), ...cells];
}

/** Direct access has no column: it may do and see everything. */
const columns = relations.filter((one) => one !== 'direct');
const givers = columns.filter((one) => commandNames.some((name) => mayCommand(one, name)));
const groupGivers = columns.filter((one) => cohortCommandNames.some((name) => mayCommandCohort(one, name)));
const monthGivers = columns.filter((one) => monthCommandNames.some((name) => mayCommandMonth(one, name)));

describe('docs/rights.md says the same as the code', () => {
  it('of every operation and relation', () =>
    expect(
      differences(tableUnder('Operations'), operations, columns, (name, relation) =>
        mayDo(name as Operation, relation),
      ),
    ).toEqual([]));

  it('of what each relation sees', () =>
    expect(
      differences(tableUnder('What is seen of a trajectory and its person'), fieldClasses, columns, (name, relation) =>
        (seen[relation] as readonly string[]).includes(name),
      ),
    ).toEqual([]));

  it('of every command of a trajectory', () =>
    expect(
      differences(tableUnder('Commands of a trajectory'), commandNames, givers, (name, relation) =>
        mayCommand(relation, name as (typeof commandNames)[number]),
      ),
    ).toEqual([]));

  it('of every command of a group', () =>
    expect(
      differences(tableUnder('Commands of a group'), cohortCommandNames, groupGivers, (name, relation) =>
        mayCommandCohort(relation, name as (typeof cohortCommandNames)[number]),
      ),
    ).toEqual([]));

  it('of every command of a month of project hours', () =>
    expect(
      differences(
        tableUnder('Commands of a month of project hours'),
        monthCommandNames,
        monthGivers,
        (name, relation) => mayCommandMonth(relation, name as (typeof monthCommandNames)[number]),
      ),
    ).toEqual([]));

  it('and a cell that is changed is seen', () => {
    const table = tableUnder('Operations');
    const changed = new Map(table.rows);
    changed.set(
      'planOf',
      (changed.get('planOf') ?? []).map(() => 'x'),
    );
    const found = differences({ ...table, rows: changed }, operations, columns, (name, relation) =>
      mayDo(name as Operation, relation),
    );
    expect(found).toContain('planOf × groupWorker');
  });
});

describe('the lines that no table may cross', () => {
  const never: readonly [Relation, readonly string[]][] = [
    ...(['groupWorker', 'partnerCoordinator', 'partnerMachine'] as const).map((one): [Relation, readonly string[]] => [
      one,
      ['plan', 'insz', 'letters', 'lookups', 'notes', 'judgement', 'address'],
    ]),
    ['operator', ['name', 'birth', 'insz', 'contact', 'address', 'background', 'notes', 'letters', 'plan']],
    ['analyst', [...fieldClasses]],
    ['dpo', fieldClasses.filter((one) => one !== 'id' && one !== 'disclosures')],
    ['ocmw', ['plan', 'insz', 'contact', 'lookups', 'notes', 'letters', 'judgement', 'group']],
  ];
  it.each(never)('%s never sees them', (relation, classes) =>
    expect(seen[relation].filter((one) => classes.includes(one))).toEqual([]),
  );

  it('a file that was opened with a reason is read, and nothing in it is changed', () =>
    expect(commandNames.filter((name) => mayCommand('brokeGlass', name))).toEqual([]));
});
