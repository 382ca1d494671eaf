/** One file imports another. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/**
 * Circles between what lies side by side in a folder, a subfolder counting as one thing with all that is in it: rooms at the
 * top, slices in `app`, and everywhere a file and a folder beside it. Whoever is in one cannot be read without the others.
 */
export function circles(imports: readonly Import[]): string[][] {
  const neighbours = new Map<string, Map<string, Set<string>>>();
  for (const { from, to } of imports) {
    const [a, b] = [from.split('/'), to.split('/')];
    const depth = a.findIndex((part, index) => part !== b[index]);
    if (depth < 0) continue;
    const folder = a.slice(0, depth).join('/');
    const [here, there] = [a, b].map((path) => path.slice(0, depth + 1).join('/')) as [string, string];
    const graph = neighbours.get(folder) ?? new Map<string, Set<string>>();
    neighbours.set(folder, graph.set(here, (graph.get(here) ?? new Set<string>()).add(there)));
  }
  return [...neighbours.values()].flatMap(groups);
}

/** Everything that can be reached from a node. */
export function reached(from: string, graph: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const toVisit = [...(graph.get(from) ?? [])];
  for (let node = toVisit.pop(); node !== undefined; node = toVisit.pop())
    if (!seen.has(node)) {
      seen.add(node);
      toVisit.push(...(graph.get(node) ?? []));
    }
  return seen;
}

/** Those that reach each other, each group once. */
function groups(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map([...graph.keys()].map((node) => [node, reached(node, graph)]));
  const inOne = [...reach].filter(([node, others]) => others.has(node));
  const found = new Map<string, string[]>();
  for (const [node, others] of inOne) {
    const group = [...others].filter((other) => reach.get(other)?.has(node)).sort();
    found.set(group.join(' '), group);
  }
  return [...found.values()];
}
