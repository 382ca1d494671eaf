import { describeKills } from './kit/kills.ts';

describeKills('a stack that is killed now and then', { people: 9, duration: '45d', kills: 2, rounds: 1 });
