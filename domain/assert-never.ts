/** Ends every switch over a union: a new member that nobody handles fails to compile, and fails loudly if it comes from data. */
export function assertNever(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
