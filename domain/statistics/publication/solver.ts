/** An optimiser of linear models with whole numbers, given from outside: the core has no library. */
export interface Solver {
  /**
   * Looks for the least objective. `values` in the order of the model's variables; null: there is none, or none was found
   * within the limits of the model. Deterministic: the same model, the same answer.
   */
  solve(model: Model): Solution | null;
}

interface Solution {
  readonly values: readonly number[];
}

/** A variable: whole numbers between two bounds, or any number from 0 on. */
export interface Variable {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** What one of it costs in the objective, which is made as small as it can be. */
  readonly cost: number;
}

/** A sum of variables, each with its factor, between two bounds. */
export interface Row {
  readonly of: readonly (readonly [variable: number, factor: number])[];
  readonly least: number | null;
  readonly most: number | null;
}

export interface Model {
  readonly variables: readonly Variable[];
  readonly rows: readonly Row[];
  readonly nodes: number;
  readonly gap: number;
  readonly seed: number;
}
