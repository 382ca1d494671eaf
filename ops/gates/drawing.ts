import { reached, type Import } from './circles.ts';

const begin = '<!-- rooms: drawn from the imports by `node_modules/.bin/node ops/gates/arrows.ts --draw` -->';
const end = '<!-- end of rooms -->';

/** The rooms with an arrow for each import, but where it already follows from others. */
export function drawing(imports: readonly Import[]): string {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)];
    if (a !== null && b !== null && a !== b) graph.set(a, (graph.get(a) ?? new Set<string>()).add(b));
  }
  const arrows = [...graph].flatMap(([room, others]) =>
    [...others]
      .filter((other) => ![...others].some((between) => between !== other && reached(between, graph).has(other)))
      // Only the worker bundles workflows.
      .map((other) => `  ${room} ${other === 'workflows' ? '-.->|names and types|' : '-->'} ${other}`),
  );
  return ['```mermaid', 'flowchart TD', ...arrows.sort(), '```'].join('\n');
}

/** The text with the drawing put in its place. @throws Error when there is no place for it */
export function withDrawing(text: string, drawn: string): string {
  const [before, rest] = cut(text, begin);
  const [, after] = cut(rest, end);
  return `${before}${begin}\n\n${drawn}\n\n${end}${after}`;
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`there is no ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** The top folder; tests are no room of the house. */
function roomOf(path: string): string | null {
  const [room, inside] = path.split('/');
  return inside === undefined || room === undefined || room === 'test' ? null : room;
}
