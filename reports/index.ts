/** What is published, as files and as a page: made of a release alone, so that the same release gives the same bytes. */
export { reportBody } from './body.ts';
export { reportFileNames, reportFiles } from './files.ts';
export { reportKinds, titleOf, type ReportKind } from './texts.ts';
