import { describeFaults } from './kit/faults.ts';

describeFaults('bad weather outside, a sample', { people: 10, kills: 3 });
