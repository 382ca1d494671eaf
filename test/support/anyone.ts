import type { WhoAsks } from '../../api/actor.ts';
import { direct } from '../../domain/rights/index.ts';

/** For tests of what the door itself does: nobody has to sign in. */
export const anyone: WhoAsks = async () => direct;
