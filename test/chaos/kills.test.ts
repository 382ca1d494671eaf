import { describeKills } from '../e2e/kit/kills.ts';

describeKills('a stack that is killed all the time', {
  people: 60,
  duration: '120d',
  kills: 20,
  rounds: 3,
  report: true,
});
