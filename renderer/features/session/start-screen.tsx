import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyNote } from '../../components/empty-note';
import { NoteLine } from '../../components/note-line';
import { useDesk } from '../../desk/desk-context';
import { useWords } from '../../format/use-words';
import { PersonChoice } from './person-choice';
import css from './start-screen.module.css';

/** The first screen: who works at this desk. */
export function StartScreen({ portalOrigin }: { portalOrigin: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const desk = useDesk();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const people = useQuery(desk.session.people.queryOptions({ refetchInterval: 15_000 }));
  const signIn = useMutation(
    desk.session.signIn.mutationOptions({
      onSuccess: (session) => {
        navigate('/queue');
        queryClient.setQueryData(desk.session.state.queryKey(), session);
      },
    }),
  );
  const { data } = people;
  return (
    <main className={css['screen']} aria-busy={signIn.isPending}>
      <div className={css['card']}>
        <h1 className={css['title']}>{t('session.title')}</h1>
        <p className={css['origin']}>{t('session.portal', { origin: portalOrigin })}</p>
        {data ? (
          <p className={css['origin']}>{data.portalReachable ? t('session.reachable') : t('session.unreachable')}</p>
        ) : null}
        {people.error ? <NoteLine onRetry={() => void people.refetch()}>{words.error(people.error)}</NoteLine> : null}
        {signIn.error ? <NoteLine>{words.error(signIn.error)}</NoteLine> : null}
        {data?.people.length === 0 ? (
          <EmptyNote title={t('session.failed')}>
            {data.portalReachable ? t('session.nobodyOnline') : t('session.nobody')}
          </EmptyNote>
        ) : null}
        <ul className={css['people']} aria-label={t('session.title')}>
          {data?.people.map((person, index) => (
            <PersonChoice
              key={person.personId}
              person={person}
              isFirst={index === 0}
              isOpening={signIn.isPending && signIn.variables.personId === person.personId}
              onChoose={() => {
                if (!signIn.isPending) signIn.mutate({ personId: person.personId });
              }}
            />
          ))}
        </ul>
      </div>
    </main>
  );
}
