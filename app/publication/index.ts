/** What is published of the figures: safe, made once, and the same ever after. */
export { listReleases, makeRelease, showRelease } from './releases.ts';
