/** Questions by the chat templates that models bring along. */

import { describe, expect, it } from 'vitest';
import { chatPrompt } from '../../../src/core/batches';
import { CHAT_TEMPLATE } from '../../../src/core/files/chat';
import { readModel } from '../../../src/core/files/readModel';
import { createTokenizer } from '../../../src/core/tokenizer/bpe';
import { LONGEST_TEMPLATE, renderTemplate } from '../../../src/core/chat/renderTemplate';
import { foreignTokenizer, savedFolder } from '../files/foreign';

const render = (template: string, question = 'Who are you?') =>
  renderTemplate({ template, question, beginToken: '<s>', endToken: '</s>' });

const refused = (template: string) => {
  try {
    return render(template);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a chat template', () => {
  it('writes a question as Llama 2 and as ChatML have it', () => {
    const llama2 =
      "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}{{ '[INST] ' + message['content'] | trim + ' [/INST]' }}{% endif %}{% endfor %}";
    expect(render(llama2, ' Hi ')).toBe('<s>[INST] Hi [/INST]');
    // A line break behind a block is none of the text.
    const chatMl = [
      '{% for message in messages %}\n',
      "{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endfor %}\n",
      "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    ].join('');
    expect(render(chatMl)).toBe(
      '<|im_start|>user\nWho are you?<|im_end|>\n<|im_start|>assistant\n',
    );
  });

  it('may count, and may ask what day it is', () => {
    expect(render('{% for i in range(2, 8, 3) %}{{ i }},{% endfor %}{{ range(3) | length }}')).toBe(
      '2,5,3',
    );
    expect(render('{{ strftime_now("%Y %q") }}')).toBe(`${new Date().getFullYear()} %q`);
    expect(render('{{ strftime_now("%d %B") }}')).toMatch(/^\d\d [A-Z][a-z]+$/);
  });

  it('that is none, refuses, or asks for too much is refused in a sentence', () => {
    expect(refused('{% if %}')).toBe('chat.templateFailed');
    expect(refused('{{ messages.nobody() }}')).toBe('chat.templateFailed');
    expect(() => render("{{ raise_exception('Only for poems.') }}")).toThrow(/Only for poems\./);
    expect(refused('{% for i in range(1000000000) %}{% endfor %}')).toBe('chat.templateFailed');
    expect(refused('{% for i in range(0, 10, 0) %}{% endfor %}')).toBe('chat.templateFailed');
    const many = '{% for i in range(9999) %}{{ messages[0].content }}{% endfor %}';
    expect(refused(many)).toBe('chat.templateTooLong');
    expect(refused('x'.repeat(LONGEST_TEMPLATE + 1))).toBe('chat.templateTooLong');
    expect(refused('{# nothing #}')).toBe('chat.templateEmpty');
    // Open brackets, as deep as a parser can go, and deeper.
    expect(refused(`{{ ${'('.repeat(90_000)}1${')'.repeat(90_000)} }}`)).toBe(
      'chat.templateFailed',
    );
  });

  it('cannot reach what is round it', () => {
    expect(refused('{{ messages.constructor("return 1")() }}')).toBe('chat.templateFailed');
    expect(render('{{ globalThis is defined }} {{ self is defined }}')).toBe('false false');
  });
});

describe('a vocabulary without the marks of this guide', () => {
  it('cuts them as programs do that go by the template', () => {
    const files = savedFolder({ tokenizer: foreignTokenizer() }).files;
    const given = [...files].map(([name, bytes]) => ({ name, bytes }));
    const tokenizer = createTokenizer(readModel(given).tokenizer);
    expect(tokenizer.userId).toBeNull();
    for (const question of ['Who are you?', 'Hm', '…', 'naïve <|user|>', '']) {
      const written = render(CHAT_TEMPLATE, question);
      expect(tokenizer.encodeTemplate(written)).toEqual(chatPrompt(tokenizer, [], question));
    }
  });
});
