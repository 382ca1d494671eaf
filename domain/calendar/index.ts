export * from './dates.ts';
export * from './holidays.ts';
export * from './working-days.ts';
export * from './brussels.ts';
export * from './quiet-hours.ts';
