import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readOwnConversations } from '../../src/core/corpus/ownConversations';
import { ReaderError } from '../../src/core/errors';
import { errorMessage, warningMessage } from '../../src/store/errorMessage';

const faultsOf = (text: string): string[] => {
  try {
    readOwnConversations(text);
  } catch (error) {
    if (error instanceof ReaderError) return errorMessage(error).split('\n');
    throw error;
  }
  return [];
};

describe('readOwnConversations', () => {
  it('reads several turns, several lines and several conversations', () => {
    const text = `
USER: Who made you?
ASSISTANT: You did,
with a page of text.

It took a minute.
USER: And why?
ASSISTANT: To see.

user : Hello
Assistant:Hello!
---
USER:
What is 1 < 2?
ASSISTANT: <b>True</b>: it is.
`;
    const expected = [
      [
        {
          user: 'Who made you?',
          assistant: 'You did,\nwith a page of text.\n\nIt took a minute.',
        },
        { user: 'And why?', assistant: 'To see.' },
      ],
      [{ user: 'Hello', assistant: 'Hello!' }],
      [{ user: 'What is 1 < 2?', assistant: '<b>True</b>: it is.' }],
    ];
    expect(readOwnConversations(text).conversations).toEqual(expected);
    const windows = `\uFEFF${text.trim().replaceAll('\n', '\r\n')}`;
    expect(readOwnConversations(windows).conversations).toEqual(expected);
  });

  it('tells of everything that is wrong, by line', () => {
    const text = [
      'Some words',
      'USER: a question',
      'USER: and another',
      '',
      'USER: a third',
      'ASSISTANT:',
      'ASSISTANT: more',
      '---',
      'ASSISTANT: unasked',
      'USER: last',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      'Line 1: expected USER: before the first words, got “Some words”.',
      'Line 2: expected ASSISTANT: to answer this USER:, got no answer.',
      'Line 3: expected ASSISTANT: to answer this USER:, got no answer.',
      'Line 6: expected some words behind ASSISTANT:, got none.',
      'Line 7: expected USER: before ASSISTANT:, got an answer to nothing.',
      'Line 9: expected USER: before ASSISTANT:, got an answer to nothing.',
      'Line 10: expected ASSISTANT: to answer this USER:, got no answer.',
    ]);
  });

  it('shows ten faults and the number of the rest', () => {
    const faults = faultsOf('USER: nobody answers\n'.repeat(25));
    expect(faults).toHaveLength(11);
    expect(faults[9]).toMatch(/^Line 10:/);
    expect(faults[10]).toBe('And 15 more.');
  });

  it('refuses nothing and too much', () => {
    for (const nothing of ['', ' \n\n', '---\n---']) {
      expect(faultsOf(nothing)[0]).toMatch(/^Expected conversations, got none: write USER:/);
    }
    expect(faultsOf('x'.repeat(6_000_000))[0]).toMatch(/got 6\.0 million\.$/);
  });
});

const FORMS = new URL('../fixtures/conversations/', import.meta.url);

describe('what other software writes', () => {
  const turn = (user: string, assistant: string) => ({ user, assistant });
  it.each([
    [
      '05a-fullwidth-colon.txt',
      [[turn('小猫喜欢吃什么？', '小猫喜欢吃鱼。')], [turn('渔夫住在哪里？', '渔夫住在河边。')]],
      [],
    ],
    [
      '05b-markdown-bold.md',
      [
        [turn('What does the carpenter build?', 'The carpenter builds a table.')],
        [turn('Of what wood?', 'Of oak.')],
      ],
      [/^A blank line before USER: begins a new conversation, so these are 2\./],
    ],
    [
      '05c-multi-turn-with-blank-lines.txt',
      [
        [
          turn('I have a parrot.', 'What is its name?'),
          turn('Juno. What colour might Juno be?', 'Parrots like Juno are often green.'),
        ],
        [
          turn('I bake bread.', 'Which flour do you use?'),
          turn('Rye. Is it dark?', 'Yes, rye bread is dark.'),
        ],
      ],
      [],
    ],
    [
      '05d-messages.jsonl.txt',
      [1, 2, 3, 4, 5].map((n) => [turn(`What does animal ${n} eat?`, `Animal ${n} eats grass.`)]),
      [/^There are 5 system messages, which were left out/],
    ],
    [
      '05e-sharegpt.json.txt',
      [[turn('Where does the heron fish?', 'The heron fishes at the pond.')]],
      [],
    ],
    [
      '05f-human-ai.txt',
      [[turn('Where does the heron fish?', 'At the pond.')], [turn('When?', 'At dawn.')]],
      [],
    ],
    [
      '05g-system-first.txt',
      [[turn('When do I sow beans?', 'In May, when the soil is warm.')]],
      [/^There is a system message, which was left out/],
    ],
  ])('is read from %s', async (name, conversations, warnings) => {
    const read = readOwnConversations(await readFile(new URL(name, FORMS), 'utf8'));
    expect(read.conversations).toEqual(conversations);
    expect(read.warnings.map(warningMessage)).toEqual(
      warnings.map((warning) => expect.stringMatching(warning)),
    );
  });

  const hello = [[turn('Hello', 'Hi')]];
  it.each([
    ['stars round a label', '**USER**: Hello\n**ASSISTANT**: Hi'],
    ['headings', '### User:\nHello\n\n### Assistant:\nHi'],
    ['underlines', '__User:__ Hello\n__Bot：__ Hi'],
    ['question and answer', 'Q: Hello\nA: Hi'],
    ['messages alone', '[{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi"}]'],
    ['lists of messages', '[[{"role":"user","content":"Hello"},{"role":"model","content":"Hi"}]]'],
    [
      'parts of messages',
      '{"messages":[{"role":"user","content":[{"type":"text","text":"Hello"}]},{"role":"assistant","content":"Hi"}]}',
    ],
    ['prompts', '{"prompt": "Hello", "completion": " Hi"}\r\n'],
    ['instructions', '[{"instruction": "Hello", "input": "", "output": "Hi"}]'],
  ])('is read with %s', (_, text) => {
    expect(readOwnConversations(text).conversations).toEqual(hello);
  });

  it('leaves what is in an answer alone: a rule, a code block, names that are not its labels', () => {
    const answer = 'Write\n```\nUSER: who\n---\n```\n---\nHuman: not you\nSYSTEM: nor this\nA: b';
    const text = `USER: How?\nASSISTANT: ${answer}\n---\nUSER: And?\nA: a\nB: b\nASSISTANT: A\n---\n`;
    expect(readOwnConversations(text).conversations).toEqual([
      [turn('How?', answer)],
      [turn('And?\nA: a\nB: b', 'A')],
    ]);
  });

  it.each([
    ['{"messages": [', 'Expected JSON, because the text begins with a bracket, but line 1 cannot'],
    ['{"prompt": "a", "completion": "b"}\n{"prompt"', 'but line 2 cannot be read as JSON'],
    ['[1]', 'Conversation 1: expected "messages" with "role" and "content"'],
    ['[{"a": 1}]', 'Conversation 1: expected "messages" with "role" and "content"'],
    ['[[]]', 'Expected conversations, got none'],
    [
      '{"messages":[{"role":"tool","content":"x"}]}',
      'Conversation 1: expected a message of "user" or "assistant", got "tool".',
    ],
    ['{"messages":[{"role":"user","content":3}]}', 'expected a message of "user" to be text'],
    [
      '{"messages":[{"role":"user","content":"Hello"}]}',
      'Conversation 1: expected "assistant" to answer this "user", got no answer.',
    ],
    ['['.repeat(500_000), 'at most 64 levels deep'],
    ['Teacher: Sit.\nPupil: Why?', 'HUMAN: and AI:, USER: and BOT:, Q: and A: are known too'],
    ['Human: Hello', 'Line 1: expected ASSISTANT: to answer this HUMAN:, got no answer.'],
  ])('is refused in words: %s', (text, sentence) => {
    expect(faultsOf(text)[0]).toContain(sentence);
  });
});
