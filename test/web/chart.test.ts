import { expect, it } from 'vitest';
import { chart } from '../../web/components/chart.ts';
import { bars, weeksOf } from '../../web/components/pictures.ts';

const rows = [
  { name: 'tijdelijke werkervaring (TWE-OCMW)', count: 4 },
  { name: 'wijk-werken', count: 0 },
];
const drawn = async (): Promise<string> =>
  String(await chart({ title: 'Cijfers "nu" & straks', spec: bars(rows), table: '<table></table>' }));

it('draws the same bytes each time, with nothing that a strict policy for content refuses', async () => {
  const first = await drawn();
  expect(await drawn()).toBe(first);
  expect(first).not.toMatch(/ style=|<style|<script|url\(|NaN|undefined/);
  expect(first).toContain('var(--ds-color-accent-base-default)');
});

it('is one picture to whoever hears it, by its title, for a screen and for a phone', async () => {
  const figure = await drawn();
  expect(
    figure.match(/<svg role="img" aria-label="Cijfers &#34;nu&#34; &#38; straks" data-for="(wide|narrow)"/g),
  ).toHaveLength(2);
  expect(figure).not.toContain('graphics-');
});

it('sets two bars a week beside each other where there is something to compare', async () => {
  const counts = ['nu', 'daarna'].map((when, at) => ({ name: 'Els', week: '30/11', when, count: at + 1 }));
  expect(String(await chart({ title: 'Werk', spec: weeksOf(counts), table: '' }))).toMatch(/nu[^]*daarna/);
});
