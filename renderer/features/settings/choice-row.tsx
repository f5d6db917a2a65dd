import { useId } from 'react';
import css from './settings-screen.module.css';

interface ChoiceRowProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; lang?: string }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** One preference with all its values in sight. */
export function ChoiceRow<Value extends string>({ label, options, value, onChange }: ChoiceRowProps<Value>) {
  const name = useId();
  return (
    <fieldset className={css['row']}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css['option']} lang={option.lang}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
