import { useState } from 'react';
import type { ComponentProps } from 'react';
import strings from '#strings/specimens';
import { TokenStrip } from '../../../ui';
import { State } from '../SpecimenState';

const says = strings.TokenStrip;

/** Every piece but the first begins with its space. */
const TOKENS = strings.TextField.example.split(/(?= )/).map((text) => ({ text }));
const SHADED = TOKENS.map((token, n) => ({
  ...token,
  shade: 0.7 ** n,
  muted: n >= TOKENS.length - 2,
}));
const NOTED = TOKENS.map(({ text }) => ({ text, note: text.trim().length }));
/** Each in two halves, neither of which is a bare space. */
const HALVES = TOKENS.flatMap(({ text }, n) => {
  const middle = Math.max(2, Math.ceil(text.length / 2));
  const halves = [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '');
  return halves.map((half, i) => ({
    text: half,
    marked: n === 1,
    endsWord: i === halves.length - 1,
  }));
});
const LONG = strings.TextField.verseExample
  .replaceAll('\n', ' ')
  .split(/(?= )/)
  .map((text) => ({ text }));

type LiveProps = Omit<ComponentProps<typeof TokenStrip>, 'selected' | 'onSelect' | 'label'>;

/** A strip that keeps which of its tokens is chosen. */
function Live(props: LiveProps) {
  const [selected, setSelected] = useState(1);
  return <TokenStrip label={says.text} selected={selected} onSelect={setSelected} {...props} />;
}

export default function TokenStripSpecimens() {
  return (
    <>
      <State says={says.still}>
        <TokenStrip label={says.text} tokens={TOKENS} />
      </State>
      <State says={says.choice}>
        <Live tokens={TOKENS} />
      </State>
      <State says={says.shades} formula={says.fading}>
        <Live tokens={SHADED} colour="var(--attention)" />
      </State>
      <State says={says.joined} formula={says.lengths}>
        <Live tokens={NOTED} joined />
      </State>
      <State says={says.words}>
        <Live tokens={HALVES} joined />
      </State>
      <State says={strings.states.one}>
        <TokenStrip label={says.token} tokens={TOKENS.slice(0, 1)} />
      </State>
      <State says={strings.states.long}>
        <Live tokens={LONG} />
      </State>
      <State says={strings.states.narrow} narrow formula={says.lengths}>
        <Live tokens={NOTED} joined />
      </State>
    </>
  );
}
