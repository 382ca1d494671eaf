import { describeFaults } from './kit/faults.ts';

describeFaults('bad weather outside, a sample', { people: 7, kills: 2 });
