/** Draws the pictures of the pages, in the site's own type and from its own drawing. */

import { batchPath, pointAt, STAGES, stagePath } from '../../site/lifeStages';
import './page.css';

const BOX = { width: 1128, height: 300, top: 40, bottom: 60 };

interface Picture {
  readonly title: string;
  /** Over the title. */
  readonly over: string;
  /** Of a chapter, whose part of the life is drawn in full; all of it where there is none. */
  readonly number?: number;
}

declare global {
  interface Window {
    drawPicture: (picture: Picture) => Promise<void>;
    /** @param room the share of the side that the mark takes */
    drawIcon: (side: number, room: number) => void;
  }
}

window.drawPicture = async ({ title, over, number }) => {
  document.body.innerHTML = '<div class="picture"><p class="guide"></p><h1></h1></div>';
  const picture = document.querySelector('.picture') as HTMLElement;
  (picture.querySelector('.guide') as HTMLElement).textContent = over;
  (picture.querySelector('h1') as HTMLElement).textContent = title;
  const here = STAGES.filter(({ chapter }) => number === undefined || chapter === number);
  const parts = STAGES.map((stage) => {
    const isHere = here.includes(stage);
    const batches = isHere ? batchPath(stage, BOX) : undefined;
    return `${batches ? `<path class="batches" d="${batches}"/>` : ''}<path class="${isHere ? 'here' : ''}" d="${stagePath(stage, BOX)}"/>`;
  });
  const [x, y] = pointAt(number === undefined ? 0.82 : (here[0]?.to ?? 0.82), BOX);
  const circle = `<circle cx="${Math.min(x, BOX.width - 40)}" cy="${y}" r="13"/>`;
  picture.insertAdjacentHTML(
    'beforeend',
    `<svg viewBox="0 0 ${BOX.width} ${BOX.height}">${parts.join('')}${circle}</svg>`,
  );
  await document.fonts.ready;
};

window.drawIcon = (side, room) => {
  const margin = (32 / room - 32) / 2;
  const box = `${-margin} ${-margin} ${32 / room} ${32 / room}`;
  document.body.innerHTML = `<svg class="icon" width="${side}" height="${side}" viewBox="${box}"><path d="M3 6h3c6 0 5 16 12 17 2 .3 3 .3 5 .3"/><circle cx="26.5" cy="26" r="2.4"/></svg>`;
};
