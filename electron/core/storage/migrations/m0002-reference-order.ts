/** Version 2: the list by reference is read from a covering index, as those by due time, submission, priority and name are. */
export const m0002ReferenceOrder = /* sql */ `
DROP INDEX summary_by_reference;
CREATE INDEX summary_by_reference ON summary (is_open, reference_key, row_id, status, level_requested, document_types, signal_count, attempt, due_at);
`;
