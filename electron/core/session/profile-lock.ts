import path from 'node:path';
import Database from 'better-sqlite3';
import { DeskError } from '../errors';

/**
 * Holds a profile for this process alone. The lock is the operating system's on an otherwise empty SQLite file, so that it
 * ends with the process, however that ends.
 * @throws DeskError PROFILE_IN_USE when another desk holds it.
 */
export function lockProfile(profileDir: string): () => void {
  const db = new Database(path.join(profileDir, 'desk.lock'), { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw new DeskError('PROFILE_IN_USE', undefined, error);
  }
  return () => db.close();
}
