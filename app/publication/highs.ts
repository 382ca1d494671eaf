import loadHighs from 'highs';
import type { Model, Solver } from '../../domain/statistics/publication/index.ts';

/**
 * The solver HiGHS, as WebAssembly that came with the package: nothing is fetched. One thread, a seed, limits in nodes and in
 * the gap, and never in time, so that the answer is the same on every machine.
 */
export async function highsSolver(): Promise<Solver> {
  // Its types are those of a CommonJS module, of which an import is the whole; what Node imports is the function itself.
  const load = loadHighs as unknown as typeof loadHighs.default;
  const highs = await load();
  return {
    solve(model) {
      const { nodes, gap, seed } = model;
      const found = highs.solve(textOf(model), {
        output_flag: false,
        random_seed: seed,
        mip_max_nodes: nodes,
        mip_rel_gap: gap,
      });
      const columns = found.Columns as Readonly<Record<string, { readonly Primal?: number } | undefined>>;
      const values = model.variables.map((variable, at) => {
        const value = columns[`x${at}`]?.Primal ?? (variable.least === variable.most ? variable.least : 0);
        return variable.whole ? Math.round(value) : value;
      });
      // What the search stopped at, or what rounding made of it, is looked at: nothing but numbers that agree is an answer.
      return found.Status !== 'Infeasible' && holds(model, values) ? { values } : null;
    },
  };
}

/** In the CPLEX LP format. */
function textOf({ variables, rows }: Model): string {
  const sum = (of: readonly (readonly [number, number])[]): string =>
    of.map(([at, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${at}`).join('\n ');
  const costs = variables.flatMap(({ cost }, at) => (cost === 0 ? [] : [[at, cost] as const]));
  const lines = rows.flatMap(({ of, least, most }, number) => [
    ...(least === null ? [] : [` l${number}: ${sum(of)} >= ${least}`]),
    ...(most === null ? [] : [` m${number}: ${sum(of)} <= ${most}`]),
  ]);
  const bounds = variables.map(({ least, most }, at) => ` ${least} <= x${at} <= ${most === Infinity ? '+inf' : most}`);
  const whole = variables.flatMap((one, at) => (one.whole ? [`x${at}`] : []));
  return [
    'Minimize',
    ` cost: ${costs.length === 0 ? '0 x0' : sum(costs)}`,
    'Subject To',
    ...lines,
    'Bounds',
    ...bounds,
    'General',
    ` ${whole.join('\n ')}`,
    'End',
    '',
  ].join('\n');
}

const tolerance = 1e-4;

const holds = ({ variables, rows }: Model, values: readonly number[]): boolean =>
  variables.every(
    ({ least, most }, at) => (values[at] ?? 0) >= least - tolerance && (values[at] ?? 0) <= most + tolerance,
  ) &&
  rows.every(({ of, least, most }) => {
    const sum = of.reduce((all, [at, factor]) => all + factor * (values[at] ?? 0), 0);
    return (least === null || sum >= least - tolerance) && (most === null || sum <= most + tolerance);
  });
