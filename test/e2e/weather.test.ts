import { describeWeather } from './kit/weather.ts';

describeWeather('bad weather outside, a sample', { people: 24, kills: 4 });
