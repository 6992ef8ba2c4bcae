/** What a page says where nothing of it comes to life: its scripts are missing, or not understood. */

export default {
  page: 'The live part of this page did not start. The connection may be down, or this browser may be older than the figures need: Chrome 114, Firefox 125 and Safari 17 have it all. The text can be read all the same.',
  figure: 'This figure is live, and the live part of the page did not start.',
  reload: 'Load the page anew',
};
