import type { FastifyRequest } from 'fastify';

/** `next` of a collection: the same request, going on after this place. Nothing on the last page. */
export function nextPage({ url }: Pick<FastifyRequest, 'url'>, after: string | null): { next?: string } {
  if (after === null) return {};
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('after', after);
  return { next: `${path}?${parameters.toString()}` };
}
