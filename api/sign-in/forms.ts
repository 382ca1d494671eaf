import type { FastifyInstance } from 'fastify';

/** A form of a page sends this; what has no such form is JSON, as everywhere. */
export function takesForms(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
}
