import { foldText } from '../../../shared/domain/fold';
import { Summary, type DocumentType } from '../../../shared/portal-api';
import type { PortalSample } from '../portal-sample';
import { compactText, type FixedSummary } from './applications';
import type { PortalDatabase } from './database';
import type { Meta } from './sequence';

const searchText = (summary: Summary, numbers: readonly string[]): string =>
  [foldText(`${summary.displayName} ${summary.reference}`), ...numbers.map(compactText)].join(' ');

const keyOf = (types: readonly DocumentType[]): string => types.join(' ');

/** Chooses whose evidence a load summary borrows: a sample with the same documents where there is one, in turn. */
function createLender(
  samples: readonly PortalSample[],
): (types: readonly DocumentType[], turn: number) => PortalSample {
  const byTypes = Map.groupBy(samples, ({ application }) => keyOf(application.documentTypes));
  return (types, turn) => {
    const fitting = byTypes.get(keyOf(types)) ?? samples;
    const lender = fitting[turn % fitting.length];
    if (!lender) throw new Error('load summaries need at least one sample');
    return lender;
  };
}

/**
 * Brings the samples and load summaries into the database: those that it does not know yet. Samples that are no longer there
 * are removed from the feed, because their files are gone.
 */
export function fillApplications(
  database: PortalDatabase,
  meta: Meta,
  samples: readonly PortalSample[],
  summaries: Iterable<Summary>,
): void {
  const insert = database.prepare(
    `INSERT INTO applications (id, sequence, revision, status, is_flagged, attempt, fixed, sample, is_derived, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const known = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM applications WHERE id = ? UNION ALL SELECT id FROM removed WHERE id = ?',
  );
  const isFresh = meta.last('sequence') === 0;
  const add = (summary: Summary, sample: string, isDerived: 0 | 1, numbers: readonly string[]): void => {
    if (!isFresh && known.get(summary.id, summary.id)) return;
    const { id, revision, attempt, status, sequence: _sequence, claim: _claim, lastDecision: _last, ...rest } = summary;
    const fixed = JSON.stringify(rest satisfies FixedSummary);
    const sequence = meta.next('sequence');
    const isFlagged = status === 'flagged' ? 1 : 0;
    insert.run(
      id,
      sequence,
      revision,
      status,
      isFlagged,
      attempt,
      fixed,
      sample,
      isDerived,
      searchText(summary, numbers),
    );
  };
  database.transaction(() => {
    for (const { application } of samples) {
      const numbers = application.documents.map(({ number }) => number);
      add(Summary.parse(application), application.id, 0, numbers);
    }
    const lend = createLender(samples);
    let turn = 0;
    for (const summary of summaries) {
      const { id, documentTypes, levelRequested, signals } = lend(summary.documentTypes, turn).application;
      add({ ...summary, documentTypes, levelRequested, signalCount: signals.length }, id, 1, []);
      turn += 1;
    }
    removeLost(database, meta, new Set(samples.map(({ application }) => application.id)));
  })();
}

function removeLost(database: PortalDatabase, meta: Meta, present: ReadonlySet<string>): void {
  const kept = database.prepare<[], { sample: string }>('SELECT DISTINCT sample FROM applications').all();
  for (const { sample } of kept.filter((row) => !present.has(row.sample))) {
    const lost = database.prepare<[string], { id: string }>('SELECT id FROM applications WHERE sample = ?').all(sample);
    for (const { id } of lost) {
      database.prepare('DELETE FROM claims WHERE application_id = ?').run(id);
      database.prepare('DELETE FROM applications WHERE id = ?').run(id);
      database.prepare('INSERT INTO removed (id, sequence) VALUES (?, ?)').run(id, meta.next('sequence'));
    }
  }
}
