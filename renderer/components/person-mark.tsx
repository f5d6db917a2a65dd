import css from './person-mark.module.css';

/** The initials of a person of this desk. */
export function PersonMark({ name }: { name: string }) {
  const initials = name
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <span className={css['mark']} aria-hidden="true">
      {initials}
    </span>
  );
}
