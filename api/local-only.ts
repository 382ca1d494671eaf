import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

const here = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * There is no sign-in yet, so only this computer is answered. A web page open on it must not act either: one whose name
 * was pointed at 127.0.0.1 sends its own Host, and one that merely posts here sends its Origin.
 */
export function localOnly(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    const { host, origin } = request.headers;
    if (!here.has(hostname(`http://${host ?? ''}`))) throw problem('request.otherSite');
    if (origin !== undefined && origin !== `http://${host}`) throw problem('request.otherSite');
  });
}

const hostname = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
