import { Checklist } from './checklist';
import { DecisionBar } from './decision-bar';
import { NoteField } from './note-field';
import { ReasonsPart } from './reasons-part';
import css from './judgement-zone.module.css';

/**
 * The right zone: checks, reasons, note, decision. Only the checks scroll: what was brought as a reason and the decision stay in sight. Folded it is that foot alone, across the
 * screen: one check, the reasons and the decision stay in reach.
 */
export function JudgementZone({ isFolded }: { isFolded: boolean }) {
  return isFolded ? (
    <div className={css['foot']}>
      <Checklist isFolded />
      <div className={css['words-part']}>
        <ReasonsPart />
        <NoteField />
      </div>
      <DecisionBar />
    </div>
  ) : (
    <>
      <div className={css['scroll']}>
        <Checklist isFolded={false} />
      </div>
      <div className={css['words-part']}>
        <ReasonsPart />
        <NoteField />
      </div>
      <DecisionBar />
    </>
  );
}
