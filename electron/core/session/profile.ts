import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type ApplicationKeys, openApplicationKeys } from '../keys/application-keys';
import { generateDeviceKey, loadDeviceKey } from '../keys/device-key';
import { openProfileKeys } from '../keys/profile-keys';
import type { CorePorts } from '../ports';
import { openDatabase } from '../storage/open-database';
import { readDevice } from '../storage/reads/meta';
import { createSql, type Sql } from '../storage/statements';
import { deskErrorOf, StorageError } from '../storage/storage-error';
import { startWriter, type Writer } from '../storage/writer';
import { lockProfile } from './profile-lock';
import { type Owner, profileDirOf, saveOwner } from './profiles';

/** An opened profile: portal × person, with its own database, media, signing key, log and outbox. */
export interface Profile {
  dir: string;
  /** The connection that serves reads. */
  sql: Sql;
  writer: Writer;
  applicationKeys: ApplicationKeys;
  /** Notes who it belongs to, for the start screen while the portal is gone. */
  saveOwner(owner: Owner): void;
  close(): Promise<void>;
}

/** Version of this application, as the log names it. */
export const APP_BUILD = '0.1.0';

/** The parts that were opened so far, closed in reverse when a later one fails. */
class Opened {
  readonly #closers: Array<() => void | Promise<void>> = [];

  add<T>(thing: T, close: (thing: T) => void | Promise<void>): T {
    this.#closers.push(() => close(thing));
    return thing;
  }

  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.#closers.splice(0).toReversed())
      try {
        await close();
      } catch (error) {
        // The others are closed all the same: a lock or a key that stays is worse than one failure.
        failures.push(error);
      }
    if (failures.length > 0) throw failures[0];
  }
}

async function ensureDeviceKey(sql: Sql, writer: Writer, ports: CorePorts): Promise<void> {
  if (readDevice(sql)) return;
  const privateKey = generateDeviceKey(ports.random);
  const { publicKey } = loadDeviceKey(privateKey);
  await writer.run('saveDeviceKey', { privateKey, publicKey: JSON.stringify(publicKey) });
  privateKey.fill(0);
}

async function open(ports: CorePorts, dir: string, opened: Opened): Promise<Profile> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(ports.profileRoot, 0o700);
  opened.add(lockProfile(dir), (unlock) => unlock());
  const keys = opened.add(
    openProfileKeys({ profileDir: dir, keyringShare: ports.keyringShare, random: ports.random }),
    (made) => made.dispose(),
  );
  const file = path.join(dir, 'desk.db');
  const writer = opened.add(
    await startWriter(ports.writerScript, { file, key: keys.databaseKey, appBuild: APP_BUILD }),
    (started) => started.close(),
  );
  const sql = opened.add(createSql(openDatabase({ file, key: keys.databaseKey, readonly: true })), ({ db }) => {
    db.close();
  });
  const applicationKeys = opened.add(
    openApplicationKeys({
      file: path.join(dir, 'application-keys.db'),
      key: keys.applicationKeysKey,
      clock: ports.clock,
      random: ports.random,
    }),
    (made) => made.close(),
  );
  await ensureDeviceKey(sql, writer, ports);
  return {
    dir,
    sql,
    writer,
    applicationKeys,
    saveOwner: (owner) => saveOwner(ports, dir, keys.nameSealKey, owner),
    close: () => opened.close(),
  };
}

/**
 * Opens the profile of a person at a portal, or makes it.
 * @throws DeskError PROFILE_IN_USE, PROFILE_KEY_UNAVAILABLE, PROFILE_DAMAGED, PROFILE_FROM_NEWER_VERSION, DISK_FULL, STORAGE_FAILED
 */
export async function openProfile(ports: CorePorts, personId: string): Promise<Profile> {
  const opened = new Opened();
  try {
    return await open(ports, profileDirOf(ports.profileRoot, ports.portalOrigin, personId), opened);
  } catch (error) {
    await opened.close();
    throw error instanceof StorageError ? deskErrorOf(error) : error;
  }
}
