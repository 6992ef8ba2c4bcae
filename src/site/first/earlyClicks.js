// What is pressed before the other scripts are there is pressed again once they can answer it: the last
// thing only, as one who waits for an answer presses twice. The site says when, by "hydrating".
{
  let pressed;
  const keep = (event) => {
    const control = event.target.closest('#root button, #root input');
    if (!control) return;
    pressed = control;
    // A box is not ticked twice.
    event.preventDefault();
  };
  addEventListener('click', keep, true);
  addEventListener('hydrating', () => {
    removeEventListener('click', keep, true);
    if (!pressed) return;
    // React hydrates at once what is pressed, and takes a box as it finds it: as it was, therefore,
    // by an event that means nothing to it.
    pressed.dispatchEvent(new Event('auxclick', { bubbles: true }));
    pressed.click();
  });
}
