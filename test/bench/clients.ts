import { setTimeout as wait } from 'node:timers/promises';

/** So many clients, each giving one command after the other for as long as `next` has one. @param thinkMs in between */
export async function clients(
  count: number,
  next: () => string | null,
  give: (id: string) => Promise<void>,
  thinkMs = 0,
): Promise<number[]> {
  const took: number[] = [];
  await Promise.all(
    Array.from({ length: count }, async () => {
      for (let id = next(); id !== null; id = next()) {
        const from = performance.now();
        await give(id);
        took.push(performance.now() - from);
        if (thinkMs > 0) await wait(thinkMs);
      }
    }),
  );
  return took;
}

/** Goes around the ids in strides, so that neighbours in a round are strangers and each comes as often as any. */
export function around(ids: readonly string[]): () => string {
  const stride = strideOf(ids.length);
  let at = 0;
  return () => {
    const id = ids[at];
    if (id === undefined) throw new RangeError('no ids');
    at = (at + stride) % ids.length;
    return id;
  };
}

/** About the golden part of the length, and without a common divisor with it: every place is visited. */
function strideOf(length: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, Math.round(length * 0.618));
  while (common(stride, length) !== 1) stride += 1;
  return stride;
}

/** The first so many of an endless supply, then null. */
export function first(count: number, next: () => string): () => string | null {
  let left = count;
  return () => (left-- > 0 ? next() : null);
}
