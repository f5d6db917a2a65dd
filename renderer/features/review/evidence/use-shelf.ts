import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ApplicationView } from '../../../../shared/contract/application';
import { useDesk, useDeskLink } from '../../../desk/desk-context';
import { decodePhoto } from './decode-photo';
import { EvidenceShelf } from './evidence-shelf';
import { photosOf } from './photos-of';

/** The files of the application on screen; everything is revoked when it leaves, and when the session ends. */
export function useShelf(view: ApplicationView) {
  const link = useDeskLink();
  const desk = useDesk();
  const queryClient = useQueryClient();
  const applicationId = view.application.id;
  const [shelf] = useState(() => {
    const askApplication = () =>
      void queryClient.invalidateQueries({ queryKey: desk.application.get.key({ input: { applicationId } }) });
    return new EvidenceShelf({
      readEvidence: (handle, signal) => link.transport.readEvidence(handle, signal),
      decodePhoto,
      // That a file does not open is shown on its pane either way; core hears of it when it is there again.
      onUndecodable: (mediaId) =>
        void link.transport.client.application.reportUndecodable({ applicationId, mediaId }).catch(() => undefined),
      onHandleUnknown: askApplication,
    });
  });
  useEffect(() => {
    const stop = link.onDrop(() => shelf.close());
    return () => {
      stop();
      shelf.close();
    };
  }, [link, shelf]);
  useEffect(() => {
    const photos = photosOf(view.application);
    shelf.offer(view.evidence.map((item) => Object.assign({ photo: photos.get(item.mediaId) }, item)));
  }, [shelf, view]);
  const items = useSyncExternalStore(shelf.subscribe, () => shelf.items);
  const askAgain = useCallback(
    (mediaId: string) => {
      shelf.forget(mediaId);
      link.transport.client.application
        .refetchEvidence({ applicationId, mediaId })
        .catch(() => undefined)
        .finally(() => {
          void queryClient.invalidateQueries({ queryKey: desk.application.get.key({ input: { applicationId } }) });
        });
    },
    [shelf, link, applicationId, queryClient, desk],
  );
  const reportUndecodable = useCallback((mediaId: string) => shelf.reportUndecodable(mediaId), [shelf]);
  return { items, askAgain, reportUndecodable };
}
