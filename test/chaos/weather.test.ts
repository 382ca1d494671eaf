import { describeWeather } from '../e2e/kit/weather.ts';

describeWeather('bad weather outside', { people: 500, kills: 30, report: true });
