import type { EvidenceState } from '../../../../shared/contract/application';
import type { ShelfItem } from './evidence-shelf';

export type AbsenceKind = 'loading' | 'not_here' | 'damaged' | 'undecodable' | 'refused' | 'not_sent' | 'lost';

const OF_STATE: Readonly<Record<EvidenceState, AbsenceKind>> = {
  ready: 'loading',
  fetching: 'loading',
  not_here: 'not_here',
  damaged: 'damaged',
  refused: 'refused',
  undecodable: 'undecodable',
};

/**
 * Why an item shows no picture. `state` is core's word on the file, `file` what the page has of it; what the page found out by
 * itself counts while core says the file is ready.
 */
export function absenceOf(isSent: boolean, state: EvidenceState | undefined, file: ShelfItem | undefined): AbsenceKind {
  if (!isSent) return 'not_sent';
  if (state !== undefined && state !== 'ready') return OF_STATE[state];
  if (file?.state === 'undecodable') return 'undecodable';
  if (file?.state !== 'failed') return state === undefined ? 'not_here' : 'loading';
  switch (file.code) {
    case 'DAMAGED':
      return 'damaged';
    case 'REFUSED':
      return 'refused';
    case 'NOT_HERE':
      return 'not_here';
    case 'HANDLE_UNKNOWN':
      return 'loading';
    case 'LINK_LOST':
    case 'NOT_SIGNED_IN':
      return 'lost';
  }
}
