import { phases } from '../../domain/trajectory/index.ts';
import type { Spec } from './chart.ts';
import { looks } from './pictures.ts';

/** A step that people take, and how often. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Every phase from which and to which people went: a square for each step, as large as it is frequent, with its number in it. */
export const flowOf =
  (flows: readonly Flow[], nameOf: (phase: string) => string): Spec =>
  (width) => {
    const order = phases.filter((phase) => flows.some(({ from, to }) => from === phase || to === phase)).map(nameOf);
    const left = width < 500 ? 90 : 150;
    const values = flows.map(({ from, to, count }) => ({ from: nameOf(from), to: nameOf(to), count }));
    return {
      data: { values },
      width: width - left - 20,
      height: { step: 44 },
      encoding: {
        y: {
          field: 'from',
          type: 'nominal',
          sort: order,
          axis: { title: null, labelLimit: left, grid: true },
        },
        x: {
          field: 'to',
          type: 'nominal',
          sort: order,
          axis: { orient: 'top', title: null, labelAngle: width < 500 ? -60 : -25, labelLimit: 160, grid: true },
        },
      },
      layer: [
        {
          mark: { type: 'circle', color: looks.pale.fill, opacity: 1 },
          encoding: { size: { field: 'count', type: 'quantitative', legend: null, scale: { range: [250, 1500] } } },
        },
        { mark: { type: 'text', fontSize: 12 }, encoding: { text: { field: 'count', type: 'quantitative' } } },
      ],
    };
  };
