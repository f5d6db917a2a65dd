import { useTranslation } from 'react-i18next';
import type { SyncProblem } from '../../../shared/contract/sync';
import { useWords } from '../../format/use-words';
import css from './sync-panel.module.css';

/** Items of the portal that cannot be used, each in words with the field that is wrong. */
export function ProblemList({ problems }: { problems: readonly SyncProblem[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (problems.length === 0) return <p className={css['hint']}>{t('sync.noProblems')}</p>;
  return (
    <>
      <p className={css['hint']}>{t('sync.problemsHint')}</p>
      <ul className={css['problems']}>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.applicationId ?? ''} ${problem.reason} ${problem.atMs}`}>
            <span className={css['reference']}>{problem.reference ?? t('sync.unknownItem')}</span>
            <span>{t(`sync.kinds.${problem.kind}`)}</span>
            <span className={css['detail']}>
              {problem.reason} · {words.absolute(problem.atMs)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
