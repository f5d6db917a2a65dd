import type { Application } from '../portal-api/application';
import type { Policy, PolicyCheck } from '../portal-api/policy';

/** Subjects of checks that are not about one document. */
export const LIVENESS_SUBJECT = 'liveness';
export const FACE_SUBJECT = 'face';

/** One line of the checklist: a check of the policy applied to one document, to the clip or to the face. */
export interface ChecklistItem {
  /** `checkId` and `subject` together; unique within an application. */
  key: string;
  subject: string;
  check: PolicyCheck;
}

/** The key under which an answer is kept. */
export const checklistKey = (checkId: string, subject: string): string => `${checkId}@${subject}`;

const item = (check: PolicyCheck, subject: string): ChecklistItem => ({
  key: checklistKey(check.id, subject),
  subject,
  check,
});

/** The checklist of an application under a policy: documents in their order, then the clip, then the face. */
export function checklistFor(
  policy: Pick<Policy, 'checks'>,
  application: Pick<Application, 'documents' | 'liveness'>,
): ChecklistItem[] {
  const ofDocuments = application.documents.flatMap((document) =>
    policy.checks
      .filter(
        ({ scope, documentTypes }) =>
          scope === 'document' && (documentTypes.length === 0 || documentTypes.includes(document.type)),
      )
      .map((check) => item(check, document.id)),
  );
  const of = (scope: PolicyCheck['scope'], subject: string) =>
    policy.checks.filter((check) => check.scope === scope).map((check) => item(check, subject));
  return application.liveness
    ? [...ofDocuments, ...of('liveness', LIVENESS_SUBJECT), ...of('face', FACE_SUBJECT)]
    : ofDocuments;
}
