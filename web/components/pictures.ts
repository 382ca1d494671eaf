import type { LocalDate } from '../../domain/calendar/index.ts';
import { phases, type PhaseSpan } from '../../domain/trajectory/index.ts';
import type { Spec } from './chart.ts';

/** The pictures of the programme. Numbers stand in each bar, so that nothing is said by colour alone. */
const strong = { fill: 'var(--ds-color-accent-base-default)', ink: 'var(--ds-color-accent-base-contrast-default)' };
const second = { fill: 'var(--ds-color-brand1-base-default)', ink: 'var(--ds-color-brand1-base-contrast-default)' };
const pale = { fill: 'var(--ds-color-accent-surface-active)', ink: 'currentColor' };
const plain = { fill: 'var(--ds-color-neutral-border-default)', ink: 'var(--ds-color-neutral-background-default)' };
export const looks = { strong, second, pale, plain } as const;

/** How wide a plot is, when what stands at its left takes so much. */
const besides = (width: number, left: number): number => width - left - 20;

const isNarrow = (width: number): boolean => width < 500;

export interface Bar {
  readonly name: string;
  readonly count: number;
}

/** Lying bars, one for each name, in the order given. */
export const bars =
  (rows: readonly Bar[], most = Math.max(1, ...rows.map(({ count }) => count))): Spec =>
  (width) => ({
    data: { values: rows.map((row) => ({ ...row, name: inLines(row.name) })) },
    width: besides(width, 150),
    height: { step: Math.max(30, 12 + 15 * Math.max(1, ...rows.map(({ name }) => inLines(name).split('\n').length))) },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: rows.map(({ name }) => inLines(name)), axis: axisOfNames },
      x: { field: 'count', type: 'quantitative', axis: null, scale: { domain: [0, most * 1.1] } },
    },
    layer: [
      { mark: { type: 'bar', color: strong.fill, height: 20 } },
      { mark: { type: 'text', align: 'left', dx: 5 }, encoding: { text: { field: 'count', type: 'quantitative' } } },
    ],
  });

/** A name of several words stands on lines of so many letters. */
const lineLength = 20;
const inLines = (name: string): string =>
  name
    .split(' ')
    .reduce<string[]>(
      ([first = '', ...rest], word) =>
        first !== '' && first.length + word.length >= lineLength
          ? [word, first, ...rest]
          : [`${first} ${word}`.trim(), ...rest],
      [],
    )
    .toReversed()
    .join('\n');

const axisOfNames = {
  labelExpr: "split(datum.label, '\\n')",
  title: null,
  ticks: false,
  domain: false,
  labelPadding: 8,
  labelLimit: 220,
} as const;

export interface Part {
  /** Of which line. */
  readonly name: string;
  /** The bar of the line. */
  readonly bar: string;
  /** The piece of the bar. */
  readonly part: string;
  readonly count: number;
}

/** Of each name some bars, each made of parts; a part has the look it has everywhere. */
export const partsOf =
  (rows: readonly Part[], parts: readonly { readonly part: string; readonly look: keyof typeof looks }[]): Spec =>
  (width) => ({
    data: {
      values: rows.map((row) => {
        const at = parts.findIndex(({ part }) => part === row.part);
        return { ...row, at, ink: looks[parts[at]?.look ?? 'plain'].ink };
      }),
    },
    width: besides(width, 130),
    height: { step: 24 },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: unique(rows.map(({ name }) => name)), axis: axisOfNames },
      yOffset: { field: 'bar', sort: unique(rows.map(({ bar }) => bar)) },
      x: { field: 'count', type: 'quantitative', stack: 'zero', axis: { title: null, tickMinStep: 1, tickCount: 5 } },
      order: { field: 'at', type: 'quantitative' },
    },
    layer: [
      {
        mark: { type: 'bar', height: 20 },
        encoding: {
          color: {
            field: 'part',
            type: 'nominal',
            scale: { domain: parts.map(({ part }) => part), range: parts.map(({ look }) => looks[look].fill) },
            legend: { orient: 'top', title: null, columns: isNarrow(width) ? 2 : parts.length },
          },
        },
      },
      {
        transform: [{ filter: 'datum.count > 0' }],
        mark: { type: 'text' },
        encoding: {
          x: { field: 'count', type: 'quantitative', stack: 'zero', bandPosition: 0.5 },
          text: { field: 'count', type: 'quantitative' },
          fill: { field: 'ink', type: 'nominal', scale: null },
        },
      },
    ],
  });

const unique = (names: readonly string[]): string[] => [...new Set(names)];

export interface WeekCount {
  /** Whose. */
  readonly name: string;
  /** What the week is called at its axis. */
  readonly week: string;
  /** Which of the bars beside each other: now, or then. */
  readonly when: string;
  readonly count: number;
}

/** For each name a row of weeks, all on one scale; with two bars a week where there is something to compare. */
export const weeksOf =
  (rows: readonly WeekCount[]): Spec =>
  (width) => {
    const weeks = unique(rows.map(({ week }) => week));
    const whens = unique(rows.map(({ when }) => when));
    const range = whens.length === 1 ? [strong.fill] : [plain.fill, strong.fill];
    return {
      data: { values: rows },
      facet: {
        row: {
          field: 'name',
          type: 'nominal',
          sort: unique(rows.map(({ name }) => name)),
          header: { title: null, labelOrient: 'top', labelAnchor: 'start', labelPadding: 2 },
        },
      },
      spacing: 14,
      spec: {
        width: width - 12,
        height: 56,
        encoding: {
          x: {
            field: 'week',
            type: 'ordinal',
            sort: weeks,
            axis: { title: null, labelAngle: isNarrow(width) ? -90 : 0, ticks: false, labelFontSize: 12 },
          },
          xOffset: { field: 'when', sort: whens },
          y: { field: 'count', type: 'quantitative', axis: null, scale: { domain: [0, 1.35 * highest(rows)] } },
        },
        layer: [
          {
            mark: { type: 'bar' },
            encoding: {
              color: {
                field: 'when',
                type: 'nominal',
                scale: { domain: whens, range },
                legend: whens.length === 1 ? null : { orient: 'top', title: null },
              },
            },
          },
          {
            transform: [{ filter: 'datum.count > 0' }],
            mark: { type: 'text', baseline: 'bottom', dy: -2, fontSize: isNarrow(width) ? 10 : 12 },
            encoding: { text: { field: 'count', type: 'quantitative' } },
          },
        ],
      },
    };
  };

const highest = (rows: readonly { readonly count: number }[]): number => Math.max(1, ...rows.map(({ count }) => count));

/** One life: each phase a line, each stay in it a bar, and where today is. */
export const lifeOf =
  (spans: readonly PhaseSpan[], today: LocalDate, phaseName: (phase: PhaseSpan['phase']) => string): Spec =>
  (width) => {
    const seen = phases.filter((phase) => spans.some((one) => one.phase === phase));
    const day = (field: string) => ({ field, type: 'temporal', scale: { type: 'utc' } });
    return {
      width: besides(width, 130),
      height: { step: 28 },
      layer: [
        {
          data: { values: spans.map((span) => ({ ...span, name: phaseName(span.phase) })) },
          mark: { type: 'bar', height: 16, color: strong.fill, minBandSize: 3 },
          encoding: {
            y: { field: 'name', type: 'nominal', sort: seen.map(phaseName), axis: axisOfNames },
            x: {
              ...day('from'),
              axis: { title: null, format: '%m/%Y', tickCount: isNarrow(width) ? 3 : 8, labelOverlap: true },
            },
            x2: { field: 'until' },
          },
        },
        {
          data: { values: [{ today }] },
          mark: { type: 'rule', color: second.fill, strokeWidth: 2, strokeDash: [4, 3] },
          encoding: { x: day('today') },
        },
      ],
    };
  };
