/** When certificates end: for whoever measures a process, without its settings. */
import { certificateEnds } from '../settings/index.ts';
import type { App } from './open.ts';

export const certificatesOf = ({ settings }: Pick<App, 'settings'>) => certificateEnds(settings);
