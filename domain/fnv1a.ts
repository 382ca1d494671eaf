/** FNV-1a, from 0 up to 2^32 - 1: the same number for the same text, on every machine. Begun elsewhere it is another one. */
export function fnv1a(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
