/** The value below which this share (0 to 1) of the values lies: one of them, never something between two. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const above = sorted[middle];
  if (above === undefined) throw new RangeError('no values');
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? above) + above) / 2;
}

/** The floor and ours, measured one right after the other. */
interface Pair {
  readonly floor: number;
  readonly ours: number;
}

export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB' | 'per s';
  readonly better: 'less' | 'more';
  readonly pairs: readonly Pair[];
}

export function summaryOf({ pairs }: Figure) {
  const ratios = pairs.map(({ floor, ours }) => ours / floor);
  return {
    floor: median(pairs.map(({ floor }) => floor)),
    ours: median(pairs.map(({ ours }) => ours)),
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
  };
}
