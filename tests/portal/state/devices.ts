import type { z } from 'zod';
import { PublicKeyJwk, type Device as DeviceSchema } from '../../../shared/portal-api';
import { instant } from '../clock';
import { sha256Hex } from '../keys';
import type { PortalDatabase } from './database';

type Device = z.infer<typeof DeviceSchema>;

interface DeviceRow {
  device_id: string;
  person_id: string;
  name: string;
  public_key: string;
  enrolled_at: number;
  state: Device['state'];
}

/** An enrolled desk with the key that its decisions are checked against. */
interface EnrolledDevice {
  device: Device;
  publicKey: PublicKeyJwk;
}

/** Desks enrolled by people. */
export interface Devices {
  /** The same key enrolled again by the same person is the same device, also after a restart of an in-memory portal. */
  enrol: (personId: string, name: string, publicKey: PublicKeyJwk, nowMs: number) => string;
  of: (personId: string) => Device[];
  /** The person's desk whose key has this `kid`. */
  withKey: (personId: string, kid: string) => EnrolledDevice | undefined;
  end: (deviceId: string) => void;
  /** Every enrolment is lost. */
  forgetAll: () => void;
}

const deviceOf = (row: DeviceRow): Device => ({
  deviceId: row.device_id,
  name: row.name,
  enrolledAt: instant(row.enrolled_at),
  state: row.state,
});

/** Opens the devices of a portal's database. */
export function createDevices(database: PortalDatabase): Devices {
  const insert = database.prepare(
    `INSERT INTO devices (device_id, person_id, name, public_key, enrolled_at, state) VALUES (?, ?, ?, ?, ?, 'active')
     ON CONFLICT (device_id) DO UPDATE SET name = excluded.name, public_key = excluded.public_key`,
  );
  const byPerson = database.prepare<[string], DeviceRow>(
    'SELECT * FROM devices WHERE person_id = ? ORDER BY enrolled_at, device_id',
  );
  const setEnded = database.prepare("UPDATE devices SET state = 'ended' WHERE device_id = ?");
  return {
    enrol: (personId, name, publicKey, nowMs) => {
      const deviceId = `device-${sha256Hex(`${personId} ${publicKey.x}`).slice(0, 20)}`;
      insert.run(deviceId, personId, name, JSON.stringify(publicKey), nowMs);
      return deviceId;
    },
    of: (personId) => byPerson.all(personId).map(deviceOf),
    withKey: (personId, kid) => {
      for (const row of byPerson.all(personId)) {
        const publicKey = PublicKeyJwk.parse(JSON.parse(row.public_key));
        if (publicKey.kid === kid) return { device: deviceOf(row), publicKey };
      }
      return undefined;
    },
    forgetAll: () => {
      database.exec('DELETE FROM devices');
    },
    end: (deviceId) => {
      setEnded.run(deviceId);
    },
  };
}
