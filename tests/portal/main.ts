import process from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadSamples } from '../samples';
import { timerScheduler } from './colleagues';
import { createPortal } from './create-portal';

const options = {
  port: { type: 'string' },
  'admin-port': { type: 'string' },
  seed: { type: 'string' },
  summaries: { type: 'string' },
  samples: { type: 'string' },
  colleagues: { type: 'string' },
  database: { type: 'string' },
  'public-origin': { type: 'string' },
  'until-stdin-ends': { type: 'boolean' },
} as const;

/** What starts a portal: arguments, else `COUNTERSIGN_PORTAL_…` of the environment, else a default. */
function readSettings() {
  const { values } = parseArgs({ options });
  const setting = (name: keyof typeof options): string | undefined => {
    const given = values[name];
    const variable = `COUNTERSIGN_PORTAL_${name.toUpperCase().replaceAll('-', '_')}`;
    return typeof given === 'string' ? given : process.env[variable];
  };
  const whole = (name: keyof typeof options, fallback: number): number => {
    const value = Number(setting(name) ?? fallback);
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} must be a whole number`);
    return value;
  };
  return {
    port: whole('port', 0),
    adminPort: whole('admin-port', 0),
    seed: whole('seed', 1),
    summaryCount: whole('summaries', 0),
    samplesFolder: setting('samples') ?? 'tests/samples/data',
    hasColleagues: setting('colleagues') === 'on',
    databasePath: setting('database') ?? ':memory:',
    publicOrigin: setting('public-origin'),
    untilStdinEnds: values['until-stdin-ends'] === true,
  };
}

/**
 * The reference portal as a process. Prints exactly one line, `PORTAL {"origin":…,"adminOrigin":…}`, and serves until
 * SIGINT, SIGTERM, a line `stop` on standard input, or, with `--until-stdin-ends`, the end of standard input.
 */
async function main(): Promise<void> {
  const { samplesFolder, hasColleagues, publicOrigin, untilStdinEnds, ...settings } = readSettings();
  const portal = await createPortal({
    ...settings,
    clock: Date.now,
    samples: loadSamples(samplesFolder),
    ...(publicOrigin !== undefined && { publicOrigin }),
    ...(hasColleagues && { colleagues: timerScheduler }),
  });
  const { origin, adminOrigin } = portal;
  process.stdout.write(`PORTAL ${JSON.stringify({ origin, adminOrigin })}\n`);

  const commands = createInterface({ input: process.stdin });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    commands.close();
    process.stdin.destroy();
    void portal.close();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  commands.on('line', (line) => line.trim() === 'stop' && stop());
  if (untilStdinEnds) commands.once('close', stop);
}

await main().catch((error: unknown) => {
  process.stderr.write(`portal: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
