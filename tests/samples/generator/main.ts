import { registerTypeScriptEndings } from './register.ts';

registerTypeScriptEndings();
const { runGenerator } = await import('./run');
await runGenerator(process.argv.slice(2));
