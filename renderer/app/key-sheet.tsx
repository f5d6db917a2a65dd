import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../components/key-caps';
import { ACTS, SCOPES, actOf } from '../keyboard/keymap';
import css from './key-sheet.module.css';

/** All keys of the desk, read from the keymap. */
export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.title')}
      size={1220}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={css['sheet']}>
        {SCOPES.map((scope) => (
          <section key={scope} className={css['group']}>
            <h2 className={css['title']}>{t(`keys.scopes.${scope}`)}</h2>
            <dl className={css['list']}>
              {ACTS.filter((id) => actOf(id).scope === scope).map((id) => (
                <div key={id} className={css['row']}>
                  <dt>{t(`keys.acts.${id}`)}</dt>
                  <dd className={css['ways']}>
                    {actOf(id).keys.map((way) => (
                      <span key={way}>
                        <KeyCaps way={way} />
                        <span className={css['spoken']}>{way}</span>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
