/** Figures from the events alone, as known at the end of any day: exact, so only for who may see them, and each look is noted. */
export { checkFigures, rebuildFigures, type FiguresCheck } from './check.ts';
export { figureRecords, figureTable, type AskedFigure, type AskedRecords, type FigureTable } from './table.ts';
export { exportFigureEvents } from './export.ts';
export { processFigures, type ProcessView } from './process.ts';
