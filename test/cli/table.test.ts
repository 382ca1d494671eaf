import { describe, expect, it } from 'vitest';
import { facts, shown, table, wrap } from '../../cli/table.ts';

describe('tables of the terminal', () => {
  it('keep within the width and cut nothing off', () => {
    const text = 'bemiddelaar: overleg met de groepswerker en nog een lange uitleg die doorloopt';
    const lines = table(
      [{ title: 'ID' }, { title: 'WAT', flexible: true }, { title: 'N', right: true }],
      [['T-000001', text, '7']],
      40,
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines.slice(1).join(' ').replace(/\s+/g, ' ').replace('T-000001 ', '').replace(' 7', '')).toBe(text);
    expect(lines[0]).toBe('ID        WAT                          N');
  });

  it('break a word that is too long by itself', () => {
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  });

  it('show no control character of a name: it could move the cursor, forge a line or turn the direction', () => {
    expect(shown('Van\u001b[31m Damme\n\u202ex')).toBe('Van\uFFFD[31m Damme\uFFFD\uFFFDx');
  });

  it('put facts under one another', () => {
    expect(
      facts(
        [
          ['Fase', 'intake'],
          ['Provincie', 'Limburg'],
        ],
        60,
      ),
    ).toEqual(['Fase       intake', 'Provincie  Limburg']);
  });
});
