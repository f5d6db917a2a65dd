import { CoreProcess, guardProcess } from './core-process';
import { createCore } from './create-core';
import { findHostChannel } from './host-channel';
import { createLogger, logLevelOf, systemClock, systemRandom } from './system-ports';

// Core's process under the Electron shell: pages reach it through ports. (Under the loopback host the entry is
// electron/loopback/core-process.ts, which serves pages over HTTP as well.)
const logger = createLogger(logLevelOf(process.env['COUNTERSIGN_LOG']));
const coreProcess = new CoreProcess({
  channel: findHostChannel(),
  logger,
  exit: (code) => process.exit(code),
  compose: async (config, tell) => ({
    core: await createCore({
      clock: systemClock,
      random: systemRandom,
      fetch: globalThis.fetch,
      logger,
      profileRoot: config.profileRoot,
      portalOrigin: config.portalOrigin,
      deviceName: config.deviceName,
      keyringShare: config.keyringShare,
      writerScript: new URL('core-writer.js', import.meta.url),
      requestLock: () => tell({ type: 'lock_requested' }),
    }),
    ready: {},
  }),
});
guardProcess(coreProcess);
coreProcess.run();
