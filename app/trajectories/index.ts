/** One trajectory: command it, read it, and say why and what if. */
export { giveCommand } from './command.ts';
export { listDeadlines, type DeadlineFilter } from './deadlines.ts';
export { lettersOf, notesOf } from './letters.ts';
export { lookupsOf } from './lookups.ts';
export { planHistory, planOf, type PlanChange, type PlanView } from './plan.ts';
export {
  commandsOf,
  countSections,
  eventsOf,
  forecastOf,
  listOrders,
  listSections,
  type ListSection,
  listTrajectories,
  showTrajectory,
  waitingOf,
  type WaitingView,
} from './read.ts';
export { reopen, type ReopenRequest } from './reopen.ts';
export type { CommandRequest, CommandResult } from './request.ts';
export { undoClosing, type UndoReport, type UndoRequest } from './undo.ts';
export { whatIfCommand } from './what-if.ts';
export { waitingAt, whyDeadline } from './why.ts';
