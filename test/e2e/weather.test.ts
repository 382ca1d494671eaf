import { describeWeather } from './kit/weather.ts';

describeWeather('bad weather outside, a sample', { people: 14, kills: 3 });
