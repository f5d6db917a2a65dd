import path from 'node:path';
import { openDatabase } from '../../electron/core/storage/open-database';
import { createSql, type Sql } from '../../electron/core/storage/statements';
import { startWriter, type Writer } from '../../electron/core/storage/writer';
import { generateDeviceKey, loadDeviceKey } from '../../electron/core/keys/device-key';
import { systemRandom } from '../../electron/core/system-ports';
import { temporaryFolder } from './temp-folder';
import { WRITER_SCRIPT } from './test-desk';

/** A key for test databases; a fresh Buffer each time, because openers zero theirs. */
export const testKey = (): Buffer => Buffer.alloc(32, 9);

/** A profile's database with its writer and a reader, in a folder of its own. */
export interface TestStorage {
  sql: Sql;
  writer: Writer;
  file: string;
  close: () => Promise<void>;
}

/** Opens real storage; with `file` it goes on with what is there. */
export async function openTestStorage(given?: string): Promise<TestStorage> {
  const made = given === undefined ? temporaryFolder() : undefined;
  const file = given ?? path.join(made?.folder ?? '', 'desk.db');
  const writer = await startWriter(WRITER_SCRIPT, { file, key: testKey(), appBuild: 'test' });
  const sql = createSql(openDatabase({ file, key: testKey(), readonly: true }));
  const privateKey = generateDeviceKey(systemRandom);
  const { publicKey } = loadDeviceKey(privateKey);
  await writer.run('saveDeviceKey', { privateKey, publicKey: JSON.stringify(publicKey) });
  return {
    sql,
    writer,
    file,
    close: async () => {
      sql.db.close();
      await writer.close();
      made?.remove();
    },
  };
}
