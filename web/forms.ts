import type { FastifyInstance } from 'fastify';

/** A form of a page sends this, and may hold a name more than once; what has no such form is JSON, as everywhere. */
export function takesForms(server: FastifyInstance): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body as string)),
  );
}
