import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processIo } from '../../cli/io.ts';
import { folderGiven, readGiven, writeGiven } from '../../cli/files.ts';
import { w2 } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'w2-files-'));
const file = join(folder, 'a.json');
writeFileSync(file, '{}');
const nobody = join(folder, 'nobody');
const below = join(file, 'x');

describe('a file that somebody names', () => {
  it('and that is of no use is wrong use, said in one line that names it', async () => {
    const read = (path: string) => readGiven(processIo(), path);
    await expect(read(nobody)).rejects.toMatchObject({ name: 'UsageError', message: /nobody bestaat niet; / });
    await expect(read(folder)).rejects.toMatchObject({ name: 'UsageError', message: / is een map; / });
    for (const tried of [() => read(below), () => writeGiven(below, ''), () => folderGiven(below)])
      await expect(tried()).rejects.toMatchObject({ name: 'UsageError', message: / ligt niet in een map; / });
    await expect(writeGiven(folder, '')).rejects.toMatchObject({ name: 'UsageError' });
  });

  const none = Object.assign(new Error('no such file'), { code: 'ENOENT' });
  it.each([
    ['rules', 'load', nobody],
    ['rules', 'check', nobody],
    ['bounces', nobody],
    ['register', nobody],
    ['contracts', 'add', nobody],
    ['lists', 'import', nobody, '--source', 'riziv'],
    ['report', '2025', '--out', below],
  ])('ends w2 %s %s with 2', async (...argv) => {
    const { code, err } = await w2(argv, {}, none);
    expect([code, err]).toEqual([2, expect.stringMatching(/bestaat niet|ligt niet in een map/)]);
  });
});

describe('closing days that some did not take', () => {
  const taken = { version: 2, trajectories: [], cohorts: [], months: [], agreements: [], moves: 0 };
  it.each([
    ['nobody', {}, 0],
    ['a group', { cohorts: [{ cohortId: 'C-1', refusal: 'cohort.noRun', moves: [] }] }, 1],
    ['a month', { months: [{ monthId: 'CM-1', refusal: 'month.noRun', moves: [] }] }, 1],
    ['an agreement', { agreements: [{ agreementId: 'A-1', refusal: 'agreement.noRun' }] }, 1],
    ['a trajectory', { trajectories: [{ trajectoryId: 'T-1', result: 'refused', moves: [] }] }, 1],
  ])('end w2 as they should: %s', async (_who, left, exit) => {
    const changeCalendar = async () => ({ ...taken, ...left }) as never;
    const { code, out } = await w2(['calendar', 'add', 'vdab', '2031-12-24'], { changeCalendar });
    expect([code, out]).toEqual([exit, expect.any(String)]);
  });
});
