/** Cells that can go down or up by some steps; each table they are summed in shall stay near what was counted. */
export interface Choices {
  /** Of each cell: what going down takes away (below 0), and what going up adds. */
  readonly down: readonly number[];
  readonly up: readonly number[];
  /** Of each published number: the cells in it that can go either way, and how far it is off by those that cannot. */
  readonly margins: readonly Margin[];
}

export interface Margin {
  readonly cells: readonly number[];
  readonly off: number;
  /** How far it may be below and above what was counted. */
  readonly least: number;
  readonly most: number;
}

/** By how much a deviation lies outside of what it may be. */
export const outside = ({ least, most }: Margin, deviation: number): number =>
  Math.max(0, least - deviation, deviation - most);

/** Up for each cell, or down. */
export type Directions = readonly boolean[];

export function deviations({ down, up, margins }: Choices, directions: Directions): number[] {
  return margins.map(({ cells, off }) =>
    cells.reduce((sum, at) => sum + ((directions[at] ? up[at] : down[at]) ?? 0), off),
  );
}

/** By how much the margin that lies worst lies outside. */
export const worst = (choices: Choices, directions: Directions): number =>
  Math.max(0, ...deviations(choices, directions).map((deviation, at) => outside(choices.margins[at]!, deviation)));
