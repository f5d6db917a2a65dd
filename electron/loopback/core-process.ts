import { CoreProcess, guardProcess } from '../core/core-process';
import { createCore } from '../core/create-core';
import { findHostChannel } from '../core/host-channel';
import { createLogger, logLevelOf, systemClock, systemRandom } from '../core/system-ports';
import { serveDesk } from './serve-desk';

// Core's process under the loopback host: the same core, which also serves the page and the contract on 127.0.0.1.
const logger = createLogger(logLevelOf(process.env['COUNTERSIGN_LOG']));
const coreProcess = new CoreProcess({
  channel: findHostChannel(),
  logger,
  exit: (code) => process.exit(code),
  compose: async (config, tell) => {
    const { loopback, profileRoot, portalOrigin, deviceName, keyringShare } = config;
    if (!loopback) throw new Error('the loopback host starts core with a place to serve the page from');
    const core = await createCore({
      clock: systemClock,
      random: systemRandom,
      fetch: globalThis.fetch,
      logger,
      profileRoot,
      portalOrigin,
      deviceName,
      keyringShare,
      writerScript: new URL('../main/core-writer.js', import.meta.url),
      requestLock: () => tell({ type: 'lock_requested' }),
    });
    return serveDesk({ core, loopback, tell, watches: process.env['COUNTERSIGN_DEV'] === '1' });
  },
});
guardProcess(coreProcess);
coreProcess.run();
