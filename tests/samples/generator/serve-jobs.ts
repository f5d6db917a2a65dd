import type { MessagePort } from 'node:worker_threads';
import sharp from 'sharp';
import { z } from 'zod';
import { buildSample } from './build-sample';
import { CASES } from './cases';

const Job = z.object({ reference: z.string(), folder: z.string(), firstSerial: z.int() });

/** Makes the samples that the port asks for, one at a time; errors end the thread. */
export function serveJobs(port: MessagePort): void {
  sharp.concurrency(1);
  sharp.cache(false);
  port.on('message', (message: unknown) => {
    const { reference, folder, firstSerial } = Job.parse(message);
    const one = CASES.find((candidate) => candidate.reference === reference);
    if (one === undefined) throw new RangeError(`there is no sample ${reference}`);
    const started = performance.now();
    void buildSample(one, { folder, firstSerial }).then(() =>
      port.postMessage({ reference, tookMs: performance.now() - started }),
    );
  });
}
