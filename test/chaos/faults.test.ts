import { describeFaults } from '../e2e/kit/faults.ts';

describeFaults('bad weather outside', { people: 500, kills: 30, report: true });
