import type { App } from '../open.ts';
import type { Gate } from './gate.ts';

type Verb = (app: App, ...args: never[]) => Promise<unknown>;
type RestOf<V> = V extends (app: App, ...rest: infer Rest) => unknown ? Rest : never;

/** The gate of a verb: what it takes and answers is the verb's. */
export type GateOf<V extends Verb> = Gate<RestOf<V>, Awaited<ReturnType<V>>, unknown>;
