/** Files that are dropped on the page: never lost to the browser, and kept until somebody takes them. */

import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { takePageDrops, watchPageDrops, type Dropped } from '../../src/ui/pageDrops';

beforeAll(watchPageDrops);

let leave = () => {};
afterEach(() => leave());

function take(isFree = true) {
  const target = {
    over: vi.fn(() => isFree),
    away: vi.fn(),
    drop: vi.fn((dropped: readonly Dropped[]) => dropped.map(({ name }) => name)),
  };
  leave = takePageDrops(target);
  return target;
}

function drag(type: 'dragover' | 'drop', fill: (transfer: DataTransfer) => void): DragEvent {
  const dataTransfer = new DataTransfer();
  fill(dataTransfer);
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

const zip = (transfer: DataTransfer) => transfer.items.add(new File(['PK'], 'parameters.zip'));

test('what is dropped before anybody takes it is kept, and given once', () => {
  expect(drag('dragover', zip).defaultPrevented).toBe(true);
  expect(drag('drop', zip).defaultPrevented).toBe(true);
  const first = take();
  expect(first.drop.mock.results.map(({ value }) => value)).toEqual([['parameters.zip']]);
  leave();
  expect(take().drop).not.toHaveBeenCalled();
});

test('who takes it is told while it is held, when it goes, and what is let go', () => {
  const target = take();
  expect(drag('dragover', zip).defaultPrevented).toBe(true);
  expect(target.over).toHaveBeenCalledTimes(1);
  drag('drop', zip);
  expect(target.away).toHaveBeenCalled();
  expect(target.drop.mock.results.map(({ value }) => value)).toEqual([['parameters.zip']]);
});

test('where it cannot be taken now, it stays out of the browser’s hands all the same', () => {
  take(false);
  expect(drag('dragover', zip).defaultPrevented).toBe(true);
});

test('a part of the page that takes files by itself has them alone', () => {
  const target = take();
  const own = (event: Event) => event.preventDefault();
  document.body.addEventListener('dragover', own);
  document.body.addEventListener('drop', own);
  drag('dragover', zip);
  drag('drop', zip);
  document.body.removeEventListener('dragover', own);
  document.body.removeEventListener('drop', own);
  expect(target.over).not.toHaveBeenCalled();
  expect(target.away).toHaveBeenCalled();
  expect(target.drop).not.toHaveBeenCalled();
});

test.each([
  ['a text', (transfer: DataTransfer) => transfer.setData('text/plain', 'The zebra')],
  [
    'a picture of some page',
    (transfer: DataTransfer) => {
      transfer.setData('text/html', '<img src="zebra.png">');
      transfer.items.add(new File([''], 'zebra.png'));
    },
  ],
])('%s is left to the browser', (_, fill) => {
  const target = take();
  expect(drag('dragover', fill).defaultPrevented).toBe(false);
  expect(drag('drop', fill).defaultPrevented).toBe(false);
  expect(target.drop).not.toHaveBeenCalled();
});
