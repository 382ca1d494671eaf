import type { FigurePeriod, FigureRecord } from '../../domain/statistics/index.ts';

export function records(lines: readonly unknown[], period: FigurePeriod): Omit<FigureRecord, 'trajectoryId'>[];
