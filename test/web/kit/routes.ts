import type { FastifyInstance, RouteOptions } from 'fastify';
import { pages } from '../../../web/index.ts';
import type { SiteContext } from '../../../web/site.ts';

/** The addresses of all pages that can be opened, as `web/index.ts` gives them to a server. */
export function openedRoutes(): readonly string[] {
  const found = new Set<string>();
  const server = {
    route: ({ method, url, config }: RouteOptions) => void (method === 'GET' && !config?.posted && found.add(url)),
    get: (url: string) => void found.add(url),
    post: () => undefined,
    register: () => undefined,
    addContentTypeParser: () => undefined,
  } as unknown as FastifyInstance;
  pages({ server, app: { settings: { mode: 'demo' } }, secure: false, largestList: 1 } as unknown as SiteContext);
  return [...found].toSorted();
}

/** Whether an address is of a route. `/groepen/plannen` is one of its own beside `/groepen/:id`. */
export const isOf = (path: string, route: string): boolean => {
  const [given, asked] = [(path.split('?')[0] ?? '').split('/'), route.split('/')];
  return given.length === asked.length && asked.every((part, at) => part.startsWith(':') || part === given[at]);
};
