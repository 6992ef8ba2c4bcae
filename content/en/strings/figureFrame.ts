/** The place of a live figure: what is said while it is not there, and when it does not come. */

export default {
  noScript: 'This figure is live: it needs JavaScript.',
  onItsWay: 'The figure is on its way.',
  show: 'Show this figure',
  unfetched:
    'This figure could not be fetched. The connection may be down, or the guide may have been updated since you opened it. The text does not depend on it.',
  failed: 'This figure has stopped because of a fault. The text does not depend on it.',
  retry: 'Try again',
};
