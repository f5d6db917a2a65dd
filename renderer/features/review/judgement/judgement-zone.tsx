import { Checklist } from './checklist';
import { DecisionBar } from './decision-bar';
import { NoteField } from './note-field';
import { ReasonsPart } from './reasons-part';
import css from './judgement-zone.module.css';

/**
 * The right zone: checks, reasons, note, decision. The decision keeps its place at the foot. Folded it is that foot alone, across the
 * screen: one check and the decision stay in reach.
 */
export function JudgementZone({ isFolded }: { isFolded: boolean }) {
  return isFolded ? (
    <div className={css['foot']}>
      <Checklist isFolded />
      <DecisionBar />
    </div>
  ) : (
    <>
      <div className={css['scroll']}>
        <Checklist isFolded={false} />
        <ReasonsPart />
        <NoteField />
      </div>
      <DecisionBar />
    </>
  );
}
