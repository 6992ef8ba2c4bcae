import strings from '#strings/figures/NeuralNetwork';
import { Button, Segmented } from '../../ui';
import type { OwnDots } from './useOwnDots';

/** What a click into the plane does, and how to take it back. */
export function OwnDotsControls({ of }: { readonly of: OwnDots }) {
  const words = strings.own;
  return (
    <div className="neural-network-own">
      <Segmented
        label={words.press}
        value={of.tool}
        options={[
          { value: 'round', label: words.tools.round },
          { value: 'square', label: words.tools.square },
          { value: 'remove', label: words.tools.remove },
          { value: 'look', label: words.tools.look },
        ]}
        onChange={of.choose}
      />
      <div className="neural-network-buttons">
        <Button disabled={!of.canUndo} onClick={of.undo}>
          {words.undo}
        </Button>
        <Button disabled={of.count === 0} onClick={of.clear}>
          {words.clear}
        </Button>
      </div>
      <p className="ui-help">{words.keys}</p>
      <p className="neural-network-said" role="status">
        {of.said}
      </p>
    </div>
  );
}
