import { z } from 'zod';
import { Summary, type ChangesPage } from '../../../shared/portal-api/application';
import { firstBrokenField } from './read-answer';

/** A feed item that breaks its schema, with as much of its identity as could be read. */
interface BrokenItem {
  id?: string;
  reference?: string;
  /** The first broken field, as `path (code)`. */
  reason: string;
}

/** One page of the feed, read so that a bad item never stops the rest. */
export interface Changes {
  items: Summary[];
  broken: BrokenItem[];
  removed: z.infer<typeof ChangesPage>['removed'];
  nextCursor: string;
  hasMore: boolean;
}

const Removed = z.object({ id: z.string().min(1), sequence: z.int().min(0) });

/** The frame of a page: without it there is no next page, so it has to hold. */
export const ChangesFrame = z.object({
  items: z.array(z.unknown()),
  removed: z.array(z.unknown()),
  nextCursor: z.string(),
  hasMore: z.boolean(),
});

const Identity = z.object({
  id: z.string().min(1).max(120).optional().catch(undefined),
  reference: z.string().min(1).max(40).optional().catch(undefined),
});

function brokenItem(item: unknown, error: z.ZodError): BrokenItem {
  const { id, reference } = Identity.safeParse(item).data ?? {};
  return {
    ...(id !== undefined && { id }),
    ...(reference !== undefined && { reference }),
    reason: firstBrokenField(error),
  };
}

/** Reads each item on its own; what breaks its schema is set aside with the reason. */
export function readChanges(frame: z.infer<typeof ChangesFrame>): Changes {
  const items: Summary[] = [];
  const broken: BrokenItem[] = [];
  const removed: Changes['removed'] = [];
  for (const item of frame.items) {
    const parsed = Summary.safeParse(item);
    if (parsed.success) items.push(parsed.data);
    else broken.push(brokenItem(item, parsed.error));
  }
  for (const item of frame.removed) {
    const parsed = Removed.safeParse(item);
    if (parsed.success) removed.push(parsed.data);
    else broken.push(brokenItem(item, parsed.error));
  }
  return { items, broken, removed, nextCursor: frame.nextCursor, hasMore: frame.hasMore };
}
