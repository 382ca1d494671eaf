/** Where whoever signed in goes when they asked for nothing else. */
export const afterwards = '/aangemeld';

/**
 * A path of ours to go back to. Whatever could lead to another host is left out: `//host`, `/\host`, a whole address, control
 * characters that browsers drop; and so are the paths of signing in, which would go round.
 */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given))
    return afterwards;
  const base = 'https://w2.invalid';
  if (!URL.canParse(given, base)) return afterwards;
  const { origin, pathname, search } = new URL(given, base);
  return origin !== base || pathname.startsWith('//') || /^\/(aanmelden|afmelden)(\/|$)/.test(pathname)
    ? afterwards
    : `${pathname}${search}`;
}
