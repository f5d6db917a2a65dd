// What npm itself does not refuse in a lock file but every other machine would stumble over.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const faults = [];
for (const file of ['package-lock.json', 'build/node/package-lock.json']) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  for (const [at, entry] of Object.entries(packages)) {
    if (!at) continue;
    if (entry.resolved) faults.push(`${file}: ${at} names a registry host (omit-lockfile-registry-resolved is off)`);
    if (!entry.integrity) faults.push(`${file}: ${at} has no integrity hash`);
    // An optional platform package that the registry lacked when the lock was written: `npm ci` then refuses the lock.
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const homes = at
        .split('/node_modules/')
        .map((_, i, parts) => parts.slice(0, parts.length - i).join('/node_modules/'));
      const found = [...homes.map((home) => `${home}/node_modules/${name}`), `node_modules/${name}`].some(
        (key) => packages[key],
      );
      if (!found) faults.push(`${file}: ${at} wants ${name}, which is not in the lock`);
    }
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
