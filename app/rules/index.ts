/** Rules and closing days as data, and moving open trajectories to others. */
export { adopt, type AdoptReport, type Adopted } from './adopt.ts';
export { calendarWith, changeCalendar, showCalendar } from './calendar.ts';
export { checkRules, listRules, loadRules, showRules } from './rules.ts';
