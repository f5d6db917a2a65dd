import { operations } from '../../../shared/portal-api';
import type { Handler } from '../context';

/** `POST /v1/devices` */
export const enrolDevice: Handler = (
  { body, signedIn: { person } },
  { devices, keys, clock, events, publicOrigin },
) => {
  const { name, publicKey } = operations.enrolDevice.request.schema.parse(body);
  const deviceId = devices.enrol(person.id, name, publicKey, clock.now());
  events.emit('device', [person.id]);
  const logOrigin = `${new URL(publicOrigin()).host}/${deviceId}`;
  return { status: 201, json: { deviceId, logOrigin, pinnedKeys: [keys.publicKey] } };
};

/** `GET /v1/devices` */
export const listDevices: Handler = ({ signedIn: { person } }, { devices }) => ({
  status: 200,
  json: { items: devices.of(person.id) },
});
