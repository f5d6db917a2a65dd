import { Checklist } from './checklist';
import { DecisionBar } from './decision-bar';
import { NoteField } from './note-field';
import { ReasonsPart } from './reasons-part';
import css from './judgement-zone.module.css';

/** The right zone: checks, reasons, note, decision. The decision keeps its place at the foot. */
export function JudgementZone() {
  return (
    <>
      <div className={css['scroll']}>
        <Checklist />
        <ReasonsPart />
        <NoteField />
      </div>
      <DecisionBar />
    </>
  );
}
