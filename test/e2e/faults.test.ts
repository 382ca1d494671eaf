import { describeFaults } from './kit/faults.ts';

describeFaults('bad weather outside, a sample', { people: 14, kills: 3 });
