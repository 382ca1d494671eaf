/** The given / when / then kit of a trajectory: scenarios on lives that were reached by real commands, on frozen states. */
export * from '../domain/trajectory/kit/expected.ts';
export * from '../domain/trajectory/kit/freeze.ts';
export * from '../domain/trajectory/kit/life.ts';
export * from '../domain/trajectory/kit/lives.ts';
export * from '../domain/trajectory/kit/say.ts';
export * from '../domain/trajectory/kit/scenario.ts';
export * from '../domain/trajectory/kit/undo.ts';
