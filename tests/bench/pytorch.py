"""PyTorch as a contender of `npm run bench`: one thread, the same model, loss and AdamW, the same numbers to begin with.

Speaks the protocol of `protocol.ts`, a line of JSON for a call and a line for the answer. `prepare` times a few honest
ways to write the step, holds each to `make_golden.py`, and keeps the fastest.
"""

import json
import math
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).parent.parent / "fixtures"))
import make_golden as golden  # noqa: E402

torch.set_num_threads(1)
torch.set_flush_denormal(True)


# --- Batches ------------------------------------------------------------------------------------------------------


def is_of_pairs(c):
    return "encoderLayers" in c


def angles(c, time_):
    """Cosines and sines, [time, headDim/2]."""
    head_dim = c["dModel"] // c["nHead"]
    frequency = c["ropeTheta"] ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
    angle = torch.arange(time_, dtype=torch.float64)[:, None] * frequency
    return angle.cos().float(), angle.sin().float()


def causal_mask(time_):
    return torch.full((time_, time_), -math.inf).triu(1)


def padding_mask(lengths, time_, n_head):
    """[batch · nHead, 1, time], added to scores."""
    behind = torch.arange(time_)[None] >= torch.tensor(lengths)[:, None]
    return torch.zeros(behind.shape).masked_fill(behind, -math.inf).repeat_interleave(n_head, 0)[:, None]


def batches_of(work):
    """As tensors, with all that follows from lengths alone: `rows` are those that weigh something, `wanted` their targets."""
    c, batch_size = work["config"], work["batchSize"]
    time_ = c["targetLength"] if is_of_pairs(c) else work["time"]
    batches = []
    for given in work["batches"]:
        batch = SimpleNamespace(**{key: torch.tensor(given[key]).view(batch_size, time_) for key in ("inputs", "targets", "weights")})
        batch.rows = batch.weights.flatten().nonzero()[:, 0]
        batch.wanted = batch.targets.flatten()[batch.rows]
        if is_of_pairs(c):
            batch.lengths = given["sourceLengths"], given["targetLengths"]
            batch.sources = torch.tensor(given["sources"]).view(batch_size, c["sourceLength"])
            batch.source_mask = padding_mask(given["sourceLengths"], c["sourceLength"], c["nHead"])
        batches.append(batch)
    return batches


def constants_of(work):
    """What a training loop makes but once: angles and the causal mask, [time, time]."""
    c = work["config"]
    if not is_of_pairs(c):
        return SimpleNamespace(turns=angles(c, work["time"]), mask=causal_mask(work["time"]))
    return SimpleNamespace(turns=angles(c, c["targetLength"]), mask=causal_mask(c["targetLength"]), source_turns=angles(c, c["sourceLength"]))


# --- Ways to write the loss ---------------------------------------------------------------------------------------


def rms_norm(x, gain, eps):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps) * gain


class Layers:
    """The parts of a layer, of few and large ops, on a residual stream [batch · time, dModel]."""

    def __init__(self, p, c, batch):
        self.p, self.batch, self.n_head, self.eps = p, batch, c["nHead"], c["normEps"]
        self.head_dim = c["dModel"] // c["nHead"]

    def norm(self, x, name):
        return rms_norm(x, self.p[name], self.eps)

    def heads(self, x):
        """[batch, heads, time, headDim]"""
        return x.view(self.batch, -1, x.shape[-1] // self.head_dim, self.head_dim).transpose(1, 2)

    def rotated(self, x, turns):
        (cos, sin), (a, b) = turns, x.chunk(2, -1)
        return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)

    def mixed(self, x, q, k, v, mask, out):
        """`x` and what its queries find."""
        time_ = q.shape[2]
        q, k, v = (y.reshape(self.batch * self.n_head, -1, self.head_dim) for y in (q, k, v))
        scores = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=1 / math.sqrt(self.head_dim))
        found = torch.bmm(scores.softmax(-1), v).view(self.batch, self.n_head, time_, self.head_dim)
        return torch.addmm(x, found.transpose(1, 2).reshape(x.shape), out.t())

    def attention(self, x, at, turns, mask):
        """Self-attention, queries and keys rotated together."""
        n = self.n_head
        qkv = self.heads(F.linear(self.norm(x, at + "attentionNorm"), self.p[at + "qkv"]))
        qk = self.rotated(qkv[:, : 2 * n], turns)
        return self.mixed(x, qk[:, :n], qk[:, n:], qkv[:, 2 * n :], mask, self.p[at + "attentionOut"])

    def cross_attention(self, x, at, turns, vectors, source_turns, mask):
        q = self.heads(F.linear(self.norm(x, at + "crossAttentionNorm"), self.p[at + "crossAttentionQ"]))
        k, v = self.heads(F.linear(vectors, self.p[at + "crossAttentionKv"])).chunk(2, 1)
        q, k = self.rotated(q, turns), self.rotated(k, source_turns)
        return self.mixed(x, q, k, v, mask, self.p[at + "crossAttentionOut"])

    def mlp(self, x, at):
        gate, up = F.linear(self.norm(x, at + "mlpNorm"), self.p[at + "gateUp"]).chunk(2, -1)
        return torch.addmm(x, F.silu(gate) * up, self.p[at + "down"].t())


def hidden_of(p, c, batch, constants):
    """The residual stream after the last norm, of the rows that weigh something, [rows, dModel]."""
    layers = Layers(p, c, len(batch.inputs))
    x = F.embedding(batch.inputs.flatten(), p["embedding"])
    if not is_of_pairs(c):
        for n in range(c["nLayer"]):
            at = f"layers.{n}."
            x = layers.mlp(layers.attention(x, at, constants.turns, constants.mask), at)
        return layers.norm(x, "finalNorm")
    vectors = F.embedding(batch.sources.flatten(), p["embedding"])
    for n in range(c["encoderLayers"]):
        at = f"encoder.layers.{n}."
        vectors = layers.mlp(layers.attention(vectors, at, constants.source_turns, batch.source_mask), at)
    vectors = layers.norm(vectors, "encoder.finalNorm")
    for n in range(c["decoderLayers"]):
        at = f"decoder.layers.{n}."
        x = layers.attention(x, at, constants.turns, constants.mask)
        x = layers.cross_attention(x, at, constants.turns, vectors, constants.source_turns, batch.source_mask)
        x = layers.mlp(x, at)
    return layers.norm(x[batch.rows], "decoder.finalNorm")


class HeadLoss(torch.autograd.Function):
    """Head and mean cross-entropy at once, a few rows at a time so that their logits stay in the cache."""

    ROWS = 128

    @staticmethod
    def forward(ctx, x, weight, targets):
        count = len(x)
        loss, dx, d_weight = 0.0, torch.empty_like(x), torch.zeros_like(weight)
        for i in range(0, count, HeadLoss.ROWS):
            rows, wanted = x[i : i + HeadLoss.ROWS], targets[i : i + HeadLoss.ROWS, None]
            logits = rows @ weight.t()
            logits -= logits.max(-1, keepdim=True)[0]
            chosen = logits.gather(1, wanted).sum()
            logits.exp_()
            sums = logits.sum(-1, keepdim=True)
            loss = loss + sums.log().sum() - chosen
            logits /= sums * count
            logits.scatter_add_(1, wanted, torch.full_like(wanted, -1 / count, dtype=logits.dtype))
            torch.mm(logits, weight, out=dx[i : i + HeadLoss.ROWS])
            d_weight.addmm_(logits.t(), rows)
        ctx.save_for_backward(dx, d_weight)
        return loss / count

    @staticmethod
    def backward(ctx, d_loss):
        dx, d_weight = ctx.saved_tensors
        return dx * d_loss, d_weight * d_loss, None


def plain_loss(p, c, batch, constants):
    """The model as the golden file has it."""
    if is_of_pairs(c):
        sources, targets = batch.lengths
        complete = golden.ABLATIONS["complete"]
        logits, _ = golden.forward_pairs(p, c, batch.sources, sources, batch.inputs, targets, complete)
    else:
        logits, _ = golden.forward(p, c, batch.inputs)
    return golden.loss_of(logits, batch.targets, batch.weights)


def large_op_loss(p, c, batch, constants):
    return F.cross_entropy(F.linear(hidden_of(p, c, batch, constants), p["embedding"]), batch.wanted)


def blocked_loss(p, c, batch, constants):
    return HeadLoss.apply(hidden_of(p, c, batch, constants), p["embedding"], batch.wanted)


LOSSES = {"as in make_golden.py": plain_loss, "large ops": large_op_loss, "large ops, head in blocks": blocked_loss}


# --- Training -----------------------------------------------------------------------------------------------------


class Training:
    def __init__(self, work, loss_of, foreach):
        self.config, self.training, self.loss_of, self.taken = work["config"], work["training"], loss_of, 0
        self.parameters = parameters_of(work)
        self.batches, self.constants = batches_of(work), constants_of(work)
        groups = {}
        for name, x in self.parameters.items():
            groups.setdefault(golden.parameter_kind(name), []).append(x.requires_grad_())
        t = self.training
        self.optimiser = torch.optim.AdamW(
            [{"params": xs, "group": t["groups"][kind]} for kind, xs in groups.items()],
            betas=(t["beta1"], t["beta2"]), eps=t["epsilon"], foreach=foreach)

    def step(self):
        rate = golden.learning_rate_at(self.taken, self.training)
        for g in self.optimiser.param_groups:
            # As in make_golden.py: decay by the common rate, whatever the group's factor.
            g["lr"] = rate * g["group"]["rateFactor"]
            g["weight_decay"] = g["group"]["weightDecay"] / g["group"]["rateFactor"]
        self.optimiser.zero_grad(set_to_none=True)
        loss = self.loss_of(self.parameters, self.config, self.batches[self.taken % len(self.batches)], self.constants)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.parameters.values()), self.training["clipNorm"])
        self.optimiser.step()
        self.taken += 1
        return loss.detach()

    def run(self, steps):
        before = time.perf_counter()
        losses = torch.stack([self.step() for _ in range(steps)]).tolist()
        return {"ms": (time.perf_counter() - before) * 1e3, "losses": losses}


def parameters_of(work):
    return {x["name"]: torch.tensor(x["data"], dtype=torch.float32).view(x["shape"]) for x in work["parameters"]}


def prepare(work):
    """Keeps the fastest way; each must agree with the golden one about the first loss and every gradient."""
    expected = gradients_of(Training(work, plain_loss, False))
    best, times = None, {}
    for name, loss_of in LOSSES.items():
        got = gradients_of(Training(work, loss_of, False))
        worst = max(float((a - b).abs().max() / b.abs().max()) for a, b in zip(got, expected))
        if not worst < 1e-3:
            raise ValueError(f"expected gradients as in make_golden.py, got {worst:.0e} beside them: {name}")
        for foreach in (False, True):
            training = Training(work, loss_of, foreach)
            training.run(3)
            ms = min(training.run(1)["ms"] for _ in range(8))
            times[f"{name}, foreach={foreach}"] = ms
            if best is None or ms < best[0]:
                best = ms, (loss_of, foreach)
    note = "; ".join(f"{name} {ms:.1f}" for name, ms in sorted(times.items(), key=lambda item: item[1]))
    return Training(work, *best[1]), note


def gradients_of(training):
    loss = training.loss_of(training.parameters, training.config, training.batches[0], training.constants)
    return [loss.detach(), *torch.autograd.grad(loss, list(training.parameters.values()))]


# --- Generation ---------------------------------------------------------------------------------------------------


@torch.inference_mode()
def generate(work, tokens):
    """Greedy, with keys and values kept in a ring as long as the context."""
    p, c = parameters_of(work), work["config"]
    window, n_head, eps = c["contextLength"], c["nHead"], c["normEps"]
    head_dim = c["dModel"] // n_head
    cos, sin = angles(c, len(work["prompt"]) + tokens)
    layers = [[p[f"layers.{n}.{name}"] for name in ("attentionNorm", "qkv", "attentionOut", "mlpNorm", "gateUp", "down")]
              for n in range(c["nLayer"])]
    keys, values = ([torch.zeros(n_head, window, head_dim) for _ in layers] for _ in range(2))
    embedding, final = p["embedding"], p["finalNorm"]
    scale = 1 / math.sqrt(head_dim)

    def read(token, position):
        x = embedding[token : token + 1]
        cosine, sine = cos[position], sin[position]
        slot, seen = position % window, min(position + 1, window)
        for (norm1, qkv, out, norm2, gate_up, down), ks, vs in zip(layers, keys, values):
            heads = F.linear(rms_norm(x, norm1, eps), qkv).view(3 * n_head, head_dim)
            a, b = heads[: 2 * n_head].chunk(2, -1)
            qk = torch.cat([a * cosine - b * sine, a * sine + b * cosine], -1)
            ks[:, slot] = qk[n_head:]
            vs[:, slot] = heads[2 * n_head :]
            scores = torch.bmm(qk[:n_head, None] * scale, ks[:, :seen].transpose(1, 2))
            mixed = torch.bmm(scores.softmax(-1), vs[:, :seen]).view(1, -1)
            x = torch.addmm(x, mixed, out.t())
            gate, up = F.linear(rms_norm(x, norm2, eps), gate_up).chunk(2, -1)
            x = torch.addmm(x, F.silu(gate) * up, down.t())
        return x

    before = time.perf_counter()
    written = []
    for position in range(len(work["prompt"]) + tokens - 1):
        known = position < len(work["prompt"])
        x = read(work["prompt"][position] if known else written[-1], position)
        if position >= len(work["prompt"]) - 1:
            written.append(int(F.linear(rms_norm(x, final, eps), embedding).argmax()))
    return {"ms": (time.perf_counter() - before) * 1e3, "tokenIds": written}


# --- Calls --------------------------------------------------------------------------------------------------------


def blas():
    """The library that multiplies matrices, as this process has loaded it."""
    try:
        files = {line.split()[-1] for line in open("/proc/self/maps") if "blas" in line}
    except OSError:
        files = set()
    return ", ".join(sorted(Path(file).name for file in files))


def check_products():
    """Some builds of OpenBLAS compute wrong results on some processors."""
    a, b = torch.randn(129, 67), torch.randn(67, 91)
    error = float(((a @ b).double() - a.double() @ b.double()).abs().max())
    exact = (a.double()[:, :, None] * b.double()[None]).sum(1)
    error = max(error, float(((a @ b).double() - exact).abs().max()))
    if not error < 1e-4:
        raise ValueError(f"expected products as exact as float32, got an error of {error:.0e}: {blas()}")


def main():
    training = None
    for line in sys.stdin:
        try:
            request = json.loads(line)
            call, args = request["call"], request["args"]
            if call == "hello":
                check_products()
                result = {"version": torch.__version__, "blas": blas()}
            elif call == "prepare":
                training, note = prepare(json.loads(Path(args["file"]).read_text()))
                result = {"note": f"PyTorch {torch.__version__}, one thread; ways to write it, least ms: {note}", "compiles": False}
            elif call == "run":
                result = training.run(args["steps"])
            else:
                result = generate(json.loads(Path(args["file"]).read_text()), args["tokens"])
            print(json.dumps({"result": result}), flush=True)
        except Exception as error:  # noqa: BLE001
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)


if __name__ == "__main__":
    main()
