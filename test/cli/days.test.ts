import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { w2 } from './fake-io.ts';

/** Every place of the command line that takes a day, with the day left open. */
const doors: readonly (readonly [name: string, argv: (day: string) => readonly string[]])[] = [
  ['--at', (day) => ['why', '1', '--at', day]],
  ['--day', (day) => ['sweep', '--day', day]],
  ['VAN', (day) => ['staff', 'absent', 'M-1', day, '2031-03-09']],
  ['TOT', (day) => ['staff', 'absent', 'M-1', '2031-03-09', day]],
  ['--on', (day) => ['staff', 'leave', 'M-1', '--on', day]],
  ['', (day) => ['calendar', 'add', 'vdab', day]],
  ['', (day) => ['calendar', 'remove', 'vdab', day]],
  ['--closing', (day) => ['what-if', '1', '--closing', `vdab:${day}`]],
  ['--on', (day) => ['person', 'address', '1', '--street', 'x', '--number', '1', '--postcode', '3500', '--on', day]],
  [
    '--from',
    (day) => ['agreement', 'add', 'Genk', '--from', day, '--plan', 'p', '--channel', 'mail', '--address', 'a@b.be'],
  ],
  [
    '--until',
    (day) => [
      ...['agreement', 'add', 'Genk', '--from', '2031-03-09', '--until', day],
      ...['--plan', 'p', '--channel', 'mail', '--address', 'a@b.be'],
    ],
  ],
  ['--on', (day) => ['agreement', 'end', 'Genk', '--on', day]],
  ['--on', (day) => ['prospect', 'attempt', 'x', '--way', 'phone', '--result', 'reached', '--on', day]],
  ['--on', (day) => ['cohort', 'start', '1', '--on', day]],
  ['--on', (day) => ['cohort', 'consultation', '1', '--on', day]],
  ['--on', (day) => ['cohort', 'end', '1', '--because', 'other', '--on', day]],
  ['dag', (day) => ['cohort', 'move-session', '1', 'S1', day]],
];

describe('A day on the command line', () => {
  const wrong = [
    ['29/02/2031', '"29/02/2031" is geen dag; schrijf JJJJ-MM-DD: 2031-02-29 bestaat niet'],
    ['2031-02-29', '"2031-02-29" is geen dag; schrijf JJJJ-MM-DD: 2031-02-29 bestaat niet'],
    ['30/03/2031', '"30/03/2031" is geen dag; schrijf JJJJ-MM-DD, dus 2031-03-30'],
    ['1.4.2031', '"1.4.2031" is geen dag; schrijf JJJJ-MM-DD, dus 2031-04-01'],
    ['morgen', '"morgen" is geen dag; schrijf JJJJ-MM-DD, bijvoorbeeld 2026-03-02'],
  ] as const;

  it.each(doors.map(([name, argv]) => [argv('DAG').join(' '), name, argv] as const))(
    'that is none is told in one line: %s',
    async (_line, name, argv) => {
      for (const [day, said] of wrong) {
        const ran = await w2(argv(day));
        expect(ran).toMatchObject({ code: 2, out: '' });
        expect(ran.err).toBe(`w2: ${name === '' ? '' : `${name}: `}${said}`);
      }
    },
  );

  it('is read by the one reader, wherever an option or an argument says that it takes one', () => {
    const folder = new URL('../../cli/commands/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const takes = sources.flatMap(
      (text) => text.match(/'--[a-z]+ <(?:DATUM|DAG)>'|'<(?:DAG|VAN|TOT)>', [^)]*JJJJ/g) ?? [],
    );
    expect(takes.length).toBeGreaterThan(9);
    for (const text of sources.filter((one) => /<(?:DATUM|DAG)>'/.test(one))) expect(text).toContain('readDay(');
  });
});
