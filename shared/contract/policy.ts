import { oc } from '@orpc/contract';
import { Policy } from '../portal-api/policy';
import { errorsOf } from './errors';

export const policyContract = {
  /** The policy in force on this desk, verified. */
  get: oc.output(Policy).errors(errorsOf('NOT_SIGNED_IN', 'POLICY_MISSING')),
};
