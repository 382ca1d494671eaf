/** Runs before each file that talks to the servers; what it imports is there once for each process of the tests. */
import './runtime.ts';
