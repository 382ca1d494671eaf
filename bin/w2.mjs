#!/usr/bin/env node
/** `npx w2 …`: the same way in as bootstrap.mjs, with the command filled in. */
process.argv.splice(2, 0, 'w2');
await import('./bootstrap.mjs');
