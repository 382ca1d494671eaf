/** How people come in: lists from Excel, one person, and who is contacted before a registration. */
export { readListRows, writeRefused, type ListedRow } from './list-cells.ts';
export {
  eraseProspect,
  importProspects,
  listProspectLists,
  listProspects,
  noteAttempt,
  registerProspect,
  showProspect,
} from './prospects.ts';
export { registerList, registerPerson, registerRow, type Line, type RegistrationReport } from './register.ts';
export { readRegistrationList, type RegistrationList, type RegistrationResult } from './registration-list.ts';
export { fetchRizivLists } from './riziv-lists.ts';
