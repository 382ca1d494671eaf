/** `npm run bench`: what a trajectory costs, beside what bare Temporal costs on the same machine at the same time. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openBench } from './bench.ts';
import { demandsOn, measure } from './measure.ts';
import { benchDaily } from './many/daily.ts';
import { benchReads } from './many/main.ts';
import { sectionOfPage } from './many/page.ts';
import { pageBeside, readOptions } from './options.ts';
import { pageOf } from './page.ts';
import { isMet, jsonOf, machine, sentenceOf, tableOf, versionOf, type Report } from './report.ts';
import { startServers } from './servers.ts';

async function run(): Promise<boolean> {
  const { open, rounds, only, json, demand, trajectories, daily, floor } = readOptions(process.argv.slice(2));
  const from = performance.now();
  const say = (line: string): void => {
    const seconds = Math.round((performance.now() - from) / 1000);
    console.error(`${String(seconds).padStart(5)} s  ${line}`);
  };
  if (trajectories !== null) {
    if (daily) await benchDaily(trajectories, say);
    else await benchReads({ trajectories, rounds: Math.max(rounds, 20) }, say);
    return true;
  }
  say('starting Postgres, Temporal and two workers');
  const servers = await startServers(say);
  const stop = () => void servers.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const bench = await openBench(servers, { open, rounds, floor }, say);
    const { figures, notes } = await measure(bench, open, only);
    const servedBy = await bench.serverVersions();
    await bench.close();
    const demands = demandsOn(figures, open);
    const versions = { node: process.versions.node, 'Temporal SDK': versionOf('@temporalio/worker'), ...servedBy };
    const date = new Date().toISOString().slice(0, 10);
    const report: Report = { date, machine: machine(), versions, open, rounds, notes, figures, demands };
    if (json) keep(json, report);
    console.log(`\n${tableOf(figures)}\n\n${[...notes, '', ...demands.map(sentenceOf)].join('\n')}`);
    return !demand || demands.every(isMet);
  } finally {
    await servers.stop();
  }
}

function keep(json: string, report: Report): void {
  mkdirSync(dirname(json), { recursive: true });
  writeFileSync(json, jsonOf(report));
  const page = pageBeside(json);
  // The reads of a large programme are measured by themselves, and stay as they are.
  const reads = existsSync(page) ? sectionOfPage(readFileSync(page, 'utf8')) : '';
  writeFileSync(page, pageOf(report) + reads);
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
