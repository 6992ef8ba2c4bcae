/** A small drawing of a figure, in the colours of the page: in the gallery, on paper and without scripts. */
export const FigureDrawing = ({ id }: { readonly id: string }) => (
  <svg className="figure-drawing" viewBox="0 0 120 72" aria-hidden="true">
    <use href={`${import.meta.env.BASE_URL}drawings.svg#${id}`} />
  </svg>
);
