import { describeKills } from './kit/kills.ts';

describeKills('a stack that is killed now and then', { people: 7, duration: '30d', kills: 1, rounds: 1 });
