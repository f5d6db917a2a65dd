import type { DocumentType } from '../portal-api/application';
import type { Policy } from '../portal-api/policy';

/**
 * The highest level that evidence of these document types can reach under a policy; 0 when it reaches none.
 * A type that the policy does not name or does not accept counts for nothing.
 * Source: assurance REV-01 to REV-03 (caps are policy, enforced and versioned).
 */
export function reachableLevel(
  policy: Pick<Policy, 'levelRules' | 'documentTypes'>,
  types: readonly DocumentType[],
): number {
  const rules = types
    .map((type) => policy.documentTypes.find((rule) => rule.type === type))
    .filter((rule) => rule !== undefined && rule.accepted);
  const have = {
    documents: rules.length,
    strong: rules.filter((rule) => rule?.strength !== 'fair').length,
    foundational: rules.filter((rule) => rule?.foundational).length,
    portrait: rules.filter((rule) => rule?.hasPortrait).length,
  };
  const reached = policy.levelRules
    .filter(({ anyOf }) =>
      anyOf.some(
        (need) =>
          have.documents >= need.minDocuments &&
          have.strong >= need.minStrong &&
          have.foundational >= need.minFoundational &&
          have.portrait >= need.minPortrait,
      ),
    )
    .map(({ level }) => level);
  return Math.max(0, ...reached);
}
