import { parentPort } from 'node:worker_threads';
import { registerTypeScriptEndings } from './register.ts';

registerTypeScriptEndings();
const { serveJobs } = await import('./serve-jobs');
if (parentPort !== null) serveJobs(parentPort);
