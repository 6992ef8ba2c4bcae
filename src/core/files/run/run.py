"""Runs the language model that lies beside this file. Needs Python 3.8 or newer, and numpy.

    python3 run.py "The zebra"                         goes on with a text
    python3 run.py --chat "What does the zebra eat?"   answers a question
    python3 run.py --help                              tells the rest

Chapters are those of the guide "LLMs Under the Hood", with their addresses in it. The model reads
one token at a time, so a vector is that of one token. run.mjs is the same in JavaScript.
"""

import argparse, itertools, json, math, re, sys, unicodedata, zipfile
from pathlib import Path

try:
    import numpy as np
except ImportError:
    sys.exit("run.py: expected numpy, got none. Install it by: python3 -m pip install numpy")


# Chapter 3, "A file of numbers": /pre-training/#a-file-of-numbers


def read_file(name, folder=Path(__file__).resolve().parent):
    """A file beside this one; both may still be in the archive, from which Python can import."""
    try:
        in_archive = folder.is_file()
        return zipfile.ZipFile(folder).read(name) if in_archive else (folder / name).read_bytes()
    except (OSError, KeyError):
        sys.exit(f"run.py: expected {name} in {folder}, beside run.py, got none.")


def read_safetensors(data):
    """Tensors by name. Eight bytes tell the length of a header, which tells where each one lies."""
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    tensors = {}
    for name in header.keys() - {"__metadata__"}:
        begin, end = header[name]["data_offsets"]
        dtype = {"F32": "<f4", "F16": "<f2"}[header[name]["dtype"]]
        numbers = np.frombuffer(data[start + begin : start + end], dtype)
        tensors[name] = numbers.astype(np.float32).reshape(header[name]["shape"])
    return tensors


# Chapter 2, "Text has to become numbers": /transformers/#text-has-to-become-numbers


class Tokenizer:
    """Byte-pair encoding by tokenizer.json, where each byte is spelled as a visible character."""

    def __init__(self, file):
        vocabulary, merges = file["model"]["vocab"], file["model"]["merges"]
        parts = file["pre_tokenizer"].get("pretokenizers", [])
        patterns = [part["pattern"]["Regex"] for part in parts if part["type"] == "Split"]
        if len(patterns) != 1 or "\\s" in patterns[0] or len(vocabulary) != 256 + len(merges):
            sys.exit("run.py: expected a tokenizer.json of the guide's own kind, got another.")
        [self.pattern] = patterns
        self.rank = {tuple(merge.split(" ")): rank for rank, merge in enumerate(merges)}
        self.ids = vocabulary
        visible = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
        others = itertools.count(0x100)
        self.spelling = [chr(byte if byte in visible else next(others)) for byte in range(256)]
        byte_of = {character: byte for byte, character in enumerate(self.spelling)}
        self.bytes = {i: bytes(map(byte_of.get, token)) for token, i in vocabulary.items()}
        self.special = {token["content"]: token["id"] for token in file["added_tokens"]}
        self.bytes.update((i, name.encode()) for name, i in self.special.items())

    def words(self, text):
        """Cuts text where no token reaches across. Python's patterns lack the letters \\p{L},
        numbers \\p{N} and marks \\p{M}: those of this text stand in their place, and one more."""
        members = {"L": "a", "N": "0", "M": "\u0300"}
        for character in set(text):
            kind = unicodedata.category(character)[0]
            if kind in members:
                members[kind] += character
        inside = lambda part: re.sub(r"\\p{(\w)}", lambda kind: members[kind[1]], part)
        listed = lambda part: inside(part[0] if part[0][0] == "[" else f"[{part[0]}]")
        return re.findall(re.sub(r"\[[^]]*\]|\\p{\w}", listed, self.pattern), text)

    def encode(self, text):
        # Half a pair of surrogates is no character, and becomes U+FFFD.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return [i for word in self.words(text) for i in self.encode_word(word)]

    def encode_word(self, word):
        """From single bytes, the merges in the order in which they were learnt."""
        parts = [self.spelling[byte] for byte in word.encode()]
        while known := [pair for pair in zip(parts, parts[1:]) if pair in self.rank]:
            first = min(known, key=self.rank.get)
            merged = []
            for part in parts:
                if merged and (merged[-1], part) == first:
                    merged[-1] += part
                else:
                    merged.append(part)
            parts = merged
        return [self.ids[part] for part in parts]

    def decode(self, ids):
        return b"".join(self.bytes[i] for i in ids).decode("utf-8", "replace")


# Chapter 2, "One block, repeated": /transformers/#one-block-repeated


class Llama:
    """The model of config.json, and what it keeps of the tokens that it has read."""

    def __init__(self, config, tensors):
        self.config, self.tensors = config, tensors
        self.head_size = config["hidden_size"] // config["num_attention_heads"]
        self.begin()

    def begin(self):
        """Empties the key-value cache: /inference/#one-token-then-the-next"""
        self.position = 0
        self.cache = [([], []) for _ in range(self.config["num_hidden_layers"])]

    def read(self, token):
        """Takes one token through the blocks: logits of the next one, [vocab_size]."""
        embedding = self.tensors["model.embed_tokens.weight"]
        x = embedding[token]
        for n in range(len(self.cache)):
            x = x + self.attention(n, self.norm(f"model.layers.{n}.input_layernorm", x))
            x = x + self.mlp(n, self.norm(f"model.layers.{n}.post_attention_layernorm", x))
        self.position += 1
        tied = self.config["tie_word_embeddings"]
        head = embedding if tied else self.tensors["lm_head.weight"]
        return head @ self.norm("model.norm", x)

    def norm(self, name, x):
        """RMSNorm: divided by the root mean square, and each number scaled by its gain."""
        mean_square = np.mean(x * x) + np.float32(self.config["rms_norm_eps"])
        return x / np.sqrt(mean_square) * self.tensors[name + ".weight"]

    def attention(self, n, x):
        """In "Attention compares and blends": /transformers/#attention-compares-and-blends"""
        project = lambda name, x: self.tensors[f"model.layers.{n}.self_attn.{name}_proj.weight"] @ x
        q, k, v = (project(name, x).reshape(-1, self.head_size) for name in "qkv")
        keys, values = self.cache[n]
        keys.append(self.rotate(k))
        values.append(v)
        # The window slides: a token sees one whole context, of which it is the last.
        del keys[: -self.config["max_position_embeddings"]]
        del values[: -self.config["max_position_embeddings"]]
        # Grouped queries: [key heads, queries that share each, head size].
        queries = self.rotate(q).reshape(len(k), -1, self.head_size)
        scores = np.einsum("gqd,tgd->gqt", queries, keys) / math.sqrt(self.head_size)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return project("o", np.einsum("gqt,tgd->gqd", weights, values).reshape(-1))

    def rotate(self, heads):
        """RoPE, in "Near or far": /transformers/#near-or-far. It turns the pairs i and i + half."""
        half = self.head_size // 2
        angles = self.position * self.config["rope_theta"] ** (-np.arange(half) / half)
        cos, sin = np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
        a, b = heads[:, :half], heads[:, half:]
        return np.concatenate([a * cos - b * sin, a * sin + b * cos], axis=1)

    def mlp(self, n, x):
        """SwiGLU, in "Looking is not yet doing": /transformers/#looking-is-not-yet-doing"""
        project = lambda name, x: self.tensors[f"model.layers.{n}.mlp.{name}_proj.weight"] @ x
        gate, up = project("gate", x), project("up", x)
        with np.errstate(over="ignore"):  # of a gate that is shut, e^-gate may be infinite
            return project("down", gate / (1 + np.exp(-gate)) * up)


# Chapter 5, "Choosing from the probabilities": /inference/#choosing-from-the-probabilities


def choose(logits, temperature, top_k, top_p, draw):
    """One token: by `draw`, a random number from 0 to 1, or the likeliest at temperature 0."""
    if temperature == 0:
        return int(np.argmax(logits))
    # Top-k: the likeliest first, and so many of them.
    ids = np.argsort(-logits, kind="stable")[: top_k or None]
    weights = np.exp((logits[ids].astype(float) - logits[ids[0]]) / temperature)
    # Top-p: the fewest that together have this share.
    if top_p < 1:
        sums = np.cumsum(weights)
        weights[np.searchsorted(sums, top_p * sums[-1]) + 1 :] = 0
    # The draw points to a place on a line, where each token has as much room as it is likely.
    shares = np.zeros(len(logits))
    shares[ids] = weights
    sums = np.cumsum(shares)
    return int(np.searchsorted(sums, draw * sums[-1], side="right"))


def random_numbers(seed):
    """The numbers from 0 to 1 that the guide draws: sfc32, begun by splitmix32."""

    def word(z):
        z = (z ^ z >> 16) * 0x21F0AAAD & 0xFFFFFFFF
        z = (z ^ z >> 15) * 0x735A2D97 & 0xFFFFFFFF
        return z ^ z >> 15

    a, b, c = (word((seed + n * 0x9E3779B9) & 0xFFFFFFFF) for n in (1, 2, 3))
    for count in itertools.count(1):
        total = (a + b + count) & 0xFFFFFFFF
        a, b, c = b ^ b >> 9, c * 9 & 0xFFFFFFFF, ((c << 21 | c >> 11) + total) & 0xFFFFFFFF
        if count > 12:
            yield total / 2**32


# Chapter 5, "One token, then the next": /inference/#one-token-then-the-next


def write(model, prompt, most, pick):
    """Tokens up to the end token, which is left out, or `most` of them."""
    model.begin()
    for token in prompt:
        logits = model.read(token)
    written = []
    while len(written) < most:
        token = pick(logits)
        if token == model.config["eos_token_id"]:
            break
        written.append(token)
        logits = model.read(token)
    return written


def document_prompt(tokenizer, config, text):
    """A text begins behind the end of another."""
    return [config["bos_token_id"], *tokenizer.encode(text)]


# Chapter 5, "Talking to your model": /inference/#talking-to-your-model


def chat_prompt(tokenizer, config, template, question):
    """A question and the opening of its answer, as the chat template puts them."""
    asked = re.search(r"'([^']*)' \+ message\['content'\]", template)
    answered = re.search(r"add_generation_prompt %}(.*?){%", template)
    if not asked or not answered:
        sys.exit("run.py: expected the guide's template in tokenizer_config.json, got another.")
    prompt = [config["bos_token_id"]]
    for opening, text in ((asked[1], question), (answered[1], "")):
        name = next(name for name in tokenizer.special if opening.startswith(name))
        prompt += [tokenizer.special[name], *tokenizer.encode(opening[len(name) :] + text)]
    return prompt


def main():
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.split("\n")[0])
    add = parser.add_argument
    add("text", nargs="*", help="to go on with, or to answer")
    add("--chat", action="store_true", help="answer; without a text, each line that is typed")
    add("--temperature", type=float, default=0, help="0, the likeliest token, if nothing is said")
    add("--top-k", type=int, default=0, help="draw from so many of the likeliest; 0: from all")
    add("--top-p", type=float, default=1, help="from those that have this probability; 1: from all")
    add("--seed", type=int, default=0, help="of the draw")
    add("--tokens", type=int, default=100, help="write so many at most")
    given = parser.parse_args()
    if not 0 <= given.temperature < math.inf or not 0 < given.top_p <= 1:
        parser.error("expected a temperature from 0 on, and a top-p above 0 and up to 1")
    if min(given.top_k, given.seed, given.tokens) < 0:
        parser.error("expected a top-k, a seed and tokens from 0 on")
    tokenizer = Tokenizer(json.loads(read_file("tokenizer.json")))
    config = json.loads(read_file("config.json"))
    model = Llama(config, read_safetensors(read_file("model.safetensors")))
    template = json.loads(read_file("tokenizer_config.json")).get("chat_template", "")
    draws = random_numbers(given.seed)
    pick = lambda logits: choose(logits, given.temperature, given.top_k, given.top_p, next(draws))
    go_on = lambda prompt: tokenizer.decode(write(model, prompt, given.tokens, pick))
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="replace")
    text = " ".join(given.text)
    if not given.chat:
        print(text + go_on(document_prompt(tokenizer, config, text)))
    else:
        for question in [text] if text else sys.stdin:
            answer = go_on(chat_prompt(tokenizer, config, template, question.strip()))
            print(answer[answer.startswith(" ") :], flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print()
