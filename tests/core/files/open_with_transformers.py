"""Opens folders of models with Hugging Face's transformers, for transformers.test.ts.

Reads {"bare": folder, "whole": folder, "rows": token ids, "texts": [...], "chat": [...]} from stdin, writes what
transformers makes of them to stdout. `bare` has no more than config.json and model.safetensors.
"""

import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


def logits_of(folder, rows):
    model, report = AutoModelForCausalLM.from_pretrained(folder, output_loading_info=True)
    wrong = {key: list(names) for key, names in report.items() if names}
    assert type(model).__name__ == "LlamaForCausalLM" and not wrong, wrong
    with torch.no_grad():
        return model(torch.tensor(rows)).logits.tolist()


def run_readme(folder):
    """What the README's own lines print."""
    os.chdir(folder)
    [code] = re.findall(r"```python\n(.*?)```", Path("README.md").read_text("utf-8"), re.DOTALL)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code, {})
    return said.getvalue()


asked = json.load(sys.stdin)
tokenizer = AutoTokenizer.from_pretrained(asked["whole"])
answer = {
    "bare": logits_of(asked["bare"], asked["rows"]),
    "whole": logits_of(asked["whole"], asked["rows"]),
    "tokens": [tokenizer.encode(text, add_special_tokens=False) for text in asked["texts"]],
    "decoded": [tokenizer.decode(tokenizer.encode(text, add_special_tokens=False)) for text in asked["texts"]],
    "document": tokenizer.encode(asked["texts"][0]),
    "chat": tokenizer.apply_chat_template(asked["chat"], add_generation_prompt=True, return_dict=False),
    "readme": run_readme(asked["whole"]),
}
json.dump(answer, sys.stdout)
