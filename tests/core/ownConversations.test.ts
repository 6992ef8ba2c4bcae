import { describe, expect, it } from 'vitest';
import { readOwnConversations } from '../../src/core/corpus/ownText';

const faultsOf = (text: string): string[] => {
  try {
    readOwnConversations(text);
  } catch (error) {
    if (error instanceof RangeError) return error.message.split('\n');
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
    expect(readOwnConversations(text)).toEqual(expected);
    expect(readOwnConversations(`\uFEFF${text.trim().replaceAll('\n', '\r\n')}`)).toEqual(expected);
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
