/** For doors: whether this is production. */
export { isProduction } from '../settings/production.ts';
