import type { PolicyCheck } from '../../../../shared/portal-api';
import { birthCertificateChecks } from './birth-certificate';
import { driversLicenceChecks } from './drivers-licence';
import { healthCardChecks } from './health-card';
import { nationalIdChecks } from './national-id';
import { passportChecks } from './passport';
import { residencePermitChecks } from './residence-permit';

/** Checks that belong to one type of document. */
export const checksByType = (): PolicyCheck[] => [
  ...passportChecks(),
  ...driversLicenceChecks(),
  ...nationalIdChecks(),
  ...healthCardChecks(),
  ...birthCertificateChecks(),
  ...residencePermitChecks(),
];
