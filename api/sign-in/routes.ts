import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../route-context.ts';
import { calendarFeed, feedRoutes } from './calendars.ts';
import { browserRoutes } from './browser.ts';
import { deviceRoutes } from './device.ts';
import { linkRoutesOf } from './links.ts';
import { meRoutes } from './me.ts';
import { operatorRoutes } from './operator.ts';

/** Everything about who somebody is. Pages take forms, so each kind of them has a scope of its own. */
export function signInRoutes(context: RouteContext): void {
  const { app, verbs } = context;
  const server = context.server as unknown as FastifyInstance;
  void server.register(async (scope) => browserRoutes(scope, app));
  void server.register(async (scope) => deviceRoutes(scope, app));
  void server.register(async (scope) => linkRoutesOf(scope, app, verbs));
  void server.register(async (scope) => calendarFeed(scope, app, verbs));
  meRoutes(context);
  feedRoutes(context);
  operatorRoutes(context);
}
