import type { Viewer } from '../../auth/viewer.js';
import type { InputFaults } from './writing/input-faults.js';

/** Of a new credential: as its maker's own unless it is asked for, and never less. */
export function trustedDocumentsOnly(
  faults: InputFaults,
  asked: boolean | null | undefined,
  viewer: Pick<Viewer, 'trustedDocumentsOnly'>,
): boolean {
  if (asked === false && viewer.trustedDocumentsOnly)
    faults.add('trustedDocumentsOnly', 'cannot be false: the viewer runs trusted documents only.');
  return asked ?? viewer.trustedDocumentsOnly;
}
