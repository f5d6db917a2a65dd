import process from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { timerScheduler } from './colleagues';
import { createPortal } from './create-portal';
import { syntheticSamples } from './testing/synthetic-samples';

/**
 * The reference portal as a process. Prints exactly one line, `PORTAL {"origin":…,"adminOrigin":…}`, and serves until
 * SIGINT, SIGTERM, a line `stop` on standard input, or the end of standard input with `--until-stdin-ends`.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'admin-port': { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      colleagues: { type: 'string', default: 'off' },
      database: { type: 'string', default: ':memory:' },
      'public-origin': { type: 'string' },
      'until-stdin-ends': { type: 'boolean', default: false },
    },
  });
  const portal = await createPortal({
    clock: Date.now,
    seed: Number(values.seed),
    samples: syntheticSamples(),
    port: Number(values.port),
    adminPort: Number(values['admin-port']),
    databasePath: values.database,
    ...(values['public-origin'] !== undefined && { publicOrigin: values['public-origin'] }),
    ...(values.colleagues === 'on' && { colleagues: timerScheduler }),
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
  if (values['until-stdin-ends']) commands.once('close', stop);
}

await main();
