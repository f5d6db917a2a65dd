import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../../components/key-caps';
import { useWords } from '../../../format/use-words';
import { ariaKeys } from '../../../keyboard/key-caps';
import { useKeys } from '../../../keyboard/keyboard-context';
import { useReview } from '../review-context';
import { ApplicantReads } from './applicant-reads';
import { ReasonChip } from './reason-chip';
import css from './reasons-part.module.css';

/** The reasons: found by code or words, brought by failed checks, removable. */
export function ReasonsPart() {
  const { t } = useTranslation();
  const words = useWords();
  const { policy, state, dispatch, canDecide } = useReview();
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  useKeys('review', { addReason: () => field.current?.focus() }, canDecide);
  const offered = policy.reasonCodes.filter(
    ({ code, verdicts }) =>
      !state.reasonCodes.includes(code) && (state.chosen === undefined || verdicts.includes(state.chosen)),
  );
  const suggested = offered.filter(({ code }) =>
    policy.checks.some(
      ({ id, reasonCodes }) =>
        reasonCodes.includes(code) &&
        Object.entries(state.answers).some(([key, { answer }]) => answer === 'fail' && key.startsWith(`${id}@`)),
    ),
  );
  return (
    <section className={css['part']} aria-label={t('review.reasons.title')}>
      <h2>{t('review.reasons.title')}</h2>
      <ApplicantReads />
      <ul className={css['chips']}>
        {state.reasonCodes.map((code) => (
          <ReasonChip key={code} code={code} />
        ))}
      </ul>
      {canDecide && suggested.length > 0 ? (
        <div className={css['suggested']}>
          <span>{t('review.reasons.suggested')}</span>
          {suggested.slice(0, 4).map(({ code }) => (
            <button key={code} type="button" onClick={() => dispatch({ type: 'reason_added', code })}>
              <IconPlus size={12} stroke={2} aria-hidden="true" />
              {code}
            </button>
          ))}
        </div>
      ) : null}
      {canDecide ? (
        <Select
          ref={field}
          data-place="reasons"
          aria-label={t('review.reasons.add')}
          aria-keyshortcuts={ariaKeys('addReason')}
          placeholder={t('review.reasons.add')}
          searchable
          selectFirstOptionOnChange
          value={null}
          searchValue={search}
          onSearchChange={setSearch}
          data={offered.map(({ code, internal }) => ({ value: code, label: `${code} ${words.local(internal)}` }))}
          renderOption={({ option }) => {
            const reason = offered.find(({ code }) => code === option.value);
            return (
              <span className={css['option']}>
                <span className={css['code']}>{option.value}</span>
                {reason ? words.local(reason.internal) : null}
              </span>
            );
          }}
          nothingFoundMessage={t('review.reasons.noMatch', { search })}
          rightSection={<KeyCaps act="addReason" />}
          rightSectionPointerEvents="none"
          comboboxProps={{ position: 'top-start', transitionProps: { duration: 0 }, portalProps: { target: 'main' } }}
          maxDropdownHeight={260}
          onChange={(code) => {
            if (code !== null) dispatch({ type: 'reason_added', code });
            setSearch('');
          }}
        />
      ) : null}
    </section>
  );
}
