import assert from 'node:assert/strict';
import {
  eventLine,
  figureCodes,
  knownFacts,
  recordIn,
  traitsLine,
  type FigureCode,
  type FigureRecord,
} from '../../domain/statistics/index.ts';
import { records as independent } from './independent.mjs';
import { cutOffs, traitsIn, type Lived } from './population.ts';

type Counted = Omit<FigureRecord, 'trajectoryId'>;

const fields = [
  ...['figure', 'on', 'kind', 'days', 'province', 'sex', 'ageGroup', 'education', 'migration', 'partner', 'cohort'],
  'yearOfStart',
] as readonly (keyof Counted)[];

/** Each record as a line, in one order: two counts agree when these do. */
export const inLines = (records: readonly Counted[]): string[] =>
  records.map((record) => JSON.stringify(fields.map((field) => record[field]))).sort();

/** The lines that the independent script is given of these lives. */
const exported = (lives: readonly Lived[]): unknown[] =>
  lives.flatMap(({ recorded, known }, index) => {
    const life = `L${index}`;
    const lines: unknown[] = [traitsLine(life, recorded, known), ...recorded.map((one) => eventLine(life, one))];
    return JSON.parse(JSON.stringify(lines)) as unknown[];
  });

/** Compares every record of every figure at three cut-off days. Says how many records of each figure were compared. */
export function agree(lives: readonly Lived[]): ReadonlyMap<FigureCode, number> {
  const seen = new Map<FigureCode, number>(figureCodes.map((code) => [code, 0]));
  const facts = lives.flatMap((lived) =>
    knownFacts(lived.recorded, traitsIn(lived)).map((fact) => ({ fact, id: lived.trajectoryId })),
  );
  const lines = exported(lives);
  for (const period of cutOffs) {
    const mine = facts.flatMap(({ fact, id }) => recordIn(fact, id, period) ?? []);
    assert.deepEqual(inLines(mine), inLines(independent(lines, period)), JSON.stringify(period));
    for (const { figure } of mine) seen.set(figure, (seen.get(figure) ?? 0) + 1);
  }
  return seen;
}
