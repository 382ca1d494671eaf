import { html, raw, type Html } from '../html.ts';

/** A picture in the words of Vega-Lite, drawn for so many pixels across. */
export type Spec = (width: number) => Readonly<Record<string, unknown>>;

/** For a screen, and for a phone: letters that shrink with the picture could not be read there. */
const widths = { wide: 760, narrow: 300 } as const;

const grey = 'var(--ds-color-neutral-border-subtle)';
const quiet = { stroke: null, fill: null };

/** The colours are those of the page itself, so that one picture is right by day and by night. */
const config = {
  font: 'system-ui, sans-serif',
  view: quiet,
  axis: {
    labelColor: 'currentColor',
    titleColor: 'currentColor',
    labelFontSize: 13,
    titleFontSize: 13,
    titleFontWeight: 400,
    domainColor: grey,
    tickColor: grey,
    gridColor: grey,
    labelLimit: 200,
  },
  legend: {
    labelColor: 'currentColor',
    titleColor: 'currentColor',
    labelFontSize: 13,
    labelLimit: 260,
    symbolType: 'square',
  },
  header: { labelColor: 'currentColor', labelFontSize: 14, labelFontWeight: 600 },
  text: { fill: 'currentColor', fontSize: 13 },
} as const;

/** Drawn here and not in the browser: no script, no style, the same bytes each time. Loaded when first asked for: it is big. */
async function drawn(spec: Readonly<Record<string, unknown>>): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const whole = { ...spec, background: null, config } as unknown as Parameters<typeof compile>[0];
  const view = new vega.View(vega.parse(compile(whole).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

/** One picture to whoever hears the page, by its title; what it shows stands in the table beside it. */
const labelled = (svg: string, title: string, kind: keyof typeof widths): string =>
  svg
    .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
    .replace(
      /^<svg class="marks"|^<svg/,
      `<svg role="img" aria-label="${title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}" data-for="${kind}"`,
    );

/** A picture with its title, and below it the table of the same numbers. */
export async function chart({
  title,
  spec,
  table,
}: {
  readonly title: string;
  readonly spec: Spec;
  readonly table: Html | string;
}): Promise<Html> {
  const [wide, narrow] = await Promise.all([drawn(spec(widths.wide)), drawn(spec(widths.narrow))]);
  return html`<figure class="w2-chart">
    <figcaption>${title}</figcaption>
    ${raw(labelled(wide, title, 'wide'))}${raw(labelled(narrow, title, 'narrow'))} ${table}
  </figure>`;
}
