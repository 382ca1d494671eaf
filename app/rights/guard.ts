import type { Operation } from '../../domain/rights/index.ts';
import type { App } from '../open.ts';
import { through, type Gate } from './gate.ts';

// Each gate fits its own verb, which the compiler has seen where it is written; here they are one after the other.
type AnyGate = Gate<readonly unknown[], unknown, unknown>;
type AnyVerb = (app: App, ...args: readonly unknown[]) => Promise<unknown>;

/** A verb behind its gate: it answers what the gate lets through. */
type Guarded<V, G> = G extends { see(...args: never[]): infer Seen }
  ? V extends (app: App, ...rest: infer Rest) => unknown
    ? (app: App, ...rest: Rest) => Promise<Awaited<Seen>>
    : never
  : V;

export type Guards<Verbs, Gates> = { readonly [Name in keyof Gates & keyof Verbs]: Guarded<Verbs[Name], Gates[Name]> };

/** Every verb behind its gate. A verb without a gate, or a gate without a verb, does not compile. */
export function guarded<
  const Verbs extends { readonly [Name in keyof Gates]: unknown },
  const Gates extends { readonly [Name in keyof Verbs]: object },
>(verbs: Verbs, gates: Gates): Guards<Verbs, Gates> {
  const all = Object.entries(verbs).map(([name, verb]) => [
    name,
    (app: App, ...args: readonly unknown[]) =>
      through(app, name as Operation, (gates as unknown as Record<string, AnyGate>)[name]!, args, (given) =>
        (verb as AnyVerb)(app, ...given),
      ),
  ]);
  return Object.fromEntries(all) as Guards<Verbs, Gates>;
}
