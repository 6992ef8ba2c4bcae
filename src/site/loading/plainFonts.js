// Text is painted in its own fonts, which are fetched first, beside the style sheet, and come a few
// milliseconds later. Where they do not, on a line that hangs, the page is painted in stand-ins and
// keeps them: nothing moves under the eyes of a reader. The next page is set in ours.
if (document.fonts && document.querySelector('link[as=font]')) {
  const { dataset } = document.documentElement;
  const PATIENCE_MS = 1000;
  dataset.text = 'waiting';
  const paint = (inStandIns) => {
    if (dataset.text !== 'waiting') return;
    if (inStandIns) dataset.text = 'stand-in';
    else delete dataset.text;
  };
  const wait = () => {
    // Before the style sheet has come there is neither a font nor anything to be painted.
    if (document.fonts.size === 0 && document.readyState !== 'complete')
      return void requestAnimationFrame(wait);
    setTimeout(paint, PATIENCE_MS, true);
    const faces = ['1em Newsreader', 'italic 1em Newsreader'];
    Promise.all(faces.map((face) => document.fonts.load(face))).then(
      () => paint(false),
      () => paint(true),
    );
  };
  requestAnimationFrame(wait);
}
