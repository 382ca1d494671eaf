import { escaped, type Piece } from './html.ts';
import { numberText } from './texts.ts';

interface Bar {
  readonly name: string;
  readonly count: number;
}

/** Colours of the page it stands in; alone, those after the comma. */
const colours = {
  bar: 'var(--ds-color-accent-base-default, #1b5e8c)',
  grey: 'var(--ds-color-neutral-border-subtle, #c4c9cf)',
};

/**
 * Lying bars with their number beside them, drawn by Vega-Lite without a browser: the same bars, the same bytes. What is
 * shown stands in the table beside it. A bar of 0 shows that there are fewer than the nearness allows, as in the table.
 */
export async function chart(title: string, bars: readonly Bar[], nearness: number): Promise<Piece> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const spec = {
    background: null,
    width: 520,
    height: { step: 30 },
    data: { values: bars.map(({ name, count }) => ({ name, count, text: numberText(count, nearness) })) },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: bars.map(({ name }) => name),
        axis: { title: null, ticks: false, domain: false, labelLimit: 400 },
      },
      x: { field: 'count', type: 'quantitative', axis: null, scale: { domain: [0, most * 1.1] } },
    },
    layer: [
      { mark: { type: 'bar', color: colours.bar, height: 20 } },
      {
        mark: { type: 'text', align: 'left', dx: 5, fill: 'currentColor', fontSize: 13 },
        encoding: { text: { field: 'text', type: 'nominal' } },
      },
    ],
    config: {
      font: 'system-ui, sans-serif',
      view: { stroke: null, fill: null },
      axis: { labelColor: 'currentColor', labelFontSize: 13, domainColor: colours.grey },
    },
  };
  const view = new vega.View(vega.parse(compile(spec as unknown as Parameters<typeof compile>[0]).spec), {
    renderer: 'none',
  });
  const svg = await view.toSVG();
  view.finalize();
  const html = svg
    .replaceAll(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/^<svg/, `<svg role="img" aria-label="${escaped(title)}"`);
  return { html: `<figure class="w2-chart"><figcaption>${escaped(title)}</figcaption>${html}</figure>` };
}
