import type { FastifyInstance } from 'fastify';

/** What the address of a request takes; nothing when there is no such address. */
export type Methods = (url: string) => readonly string[];

/** Told apart from an address that is not there: a method that an address does not take is 405, and says which it does. */
export function methodsOf(server: FastifyInstance): Methods {
  const routes: { readonly url: string; readonly path: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll('.', '\\.')));
    routes.push({ url, path: new RegExp(`^${parts.join('/')}$`), methods: [method].flat() });
  });
  return (url) => {
    const [path = ''] = url.split('?', 1);
    const found = routes.filter((route) => route.path.test(path));
    // An address of its own is not one of those beside it that have an id there.
    const own = found.filter(({ url: address }) => address === path);
    return [...new Set((own.length > 0 ? own : found).flatMap(({ methods }) => methods))].sort();
  };
}
