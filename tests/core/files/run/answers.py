"""What run.py makes of texts, for runCode.test.ts. The folder is the argument; the rest comes from stdin, as JSON."""

import json
import sys

sys.path.insert(0, sys.argv[1])
import run  # noqa: E402

asked = json.load(sys.stdin)
config = json.loads(run.read_file("config.json"))
template = json.loads(run.read_file("tokenizer_config.json"))["chat_template"]
tokenizer = run.Tokenizer(json.loads(run.read_file("tokenizer.json")))
model = run.Llama(config, run.read_safetensors(run.read_file("model.safetensors")))


def go_on(prompt):
    pick = lambda logits: run.choose(logits, 0, 0, 1, 0)
    return tokenizer.decode(run.write(model, prompt, asked["most"], pick))


def logits_after(row):
    model.begin()
    return [model.read(token) for token in row][-1].tolist()


answer = {
    "tokens": [tokenizer.encode(text) for text in asked["texts"]],
    "decoded": [tokenizer.decode(tokenizer.encode(text)) for text in asked["texts"]],
    "documents": [go_on(run.document_prompt(tokenizer, config, text)) for text in asked["documents"]],
    "chats": [go_on(run.chat_prompt(tokenizer, config, template, text)) for text in asked["chats"]],
    "logits": [logits_after(row) for row in asked["rows"]],
}
json.dump(answer, sys.stdout)
