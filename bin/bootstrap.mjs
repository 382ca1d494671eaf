#!/usr/bin/env node
/**
 * The one way in: `npm start`, `npm test`, `npm run check` and `npx w2` all come through here.
 * It is plain JavaScript without dependencies, because it must run right after a clone, on whatever Node is installed:
 * it makes sure that the packages are there and then hands over to the Node 24 that package.json pins.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `W² needs Node 20.19 or newer to get going; this is Node ${process.versions.node}.\n` +
      'Install a newer one (https://nodejs.org, or `nvm install 22`) and try again.',
  );
  process.exit(1);
}

// Imported only now: an older Node would fail on the syntax of these files before it could say why.
const { runCommand } = await import('./lib/run-command.mjs');
await runCommand(process.argv[2], process.argv.slice(3));
