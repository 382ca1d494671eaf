/** Figures from the events alone, as known at the end of any day: exact, so only for who may see them, and each look is noted. */
export { checkFigures, rebuildFigures } from './check.ts';
export { figureRecords, figureTable } from './table.ts';
export { exportFigureEvents } from './export.ts';
export { processFigures } from './process.ts';
