import { describeKills } from './kit/kills.ts';

describeKills('a stack that is killed now and then', { people: 14, duration: '60d', kills: 3, rounds: 1 });
