import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../app/open.ts';

type Settings = App['settings'];

/** `session` is who is signed in; `signIn` binds a sign-in under way to the browser that began it. */
export type CookieName = 'session' | 'signIn';

const names = { session: 'w2', signIn: 'w2-aanmelden' } as const;

export const overHttps = ({ publicUrl }: Settings): boolean => publicUrl?.startsWith('https:') ?? false;

/** The prefix makes the browser itself refuse one that another host, or a page without TLS, has set. Without TLS only this computer is served. */
const nameOf = (settings: Settings, name: CookieName): string =>
  `${overHttps(settings) ? '__Host-' : ''}${names[name]}`;

const options = (settings: Settings) =>
  ({ path: '/', httpOnly: true, secure: overHttps(settings), sameSite: 'lax' }) as const;

export const cookieOf = (settings: Settings, { cookies }: FastifyRequest, name: CookieName): string =>
  cookies[nameOf(settings, name)] ?? '';

/** Kept until the browser closes, or for so many seconds. */
export function setCookie(
  settings: Settings,
  reply: FastifyReply,
  name: CookieName,
  value: string,
  maxAge?: number,
): void {
  void reply.setCookie(nameOf(settings, name), value, {
    ...options(settings),
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

export function clearCookie(settings: Settings, reply: FastifyReply, name: CookieName): void {
  void reply.clearCookie(nameOf(settings, name), options(settings));
}
