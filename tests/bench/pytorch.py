"""PyTorch as a contender of `npm run bench`: one thread, the same model, loss and AdamW, the same numbers to begin with.

Speaks the protocol of `protocol.ts`, a line of JSON for a call and a line for the answer. `prepare` times a few honest
ways to write the step, holds each to `make_golden.py`, and keeps the fastest.
"""

import json
import math
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).parent.parent / "fixtures"))
import make_golden as golden  # noqa: E402

torch.set_num_threads(1)
torch.set_flush_denormal(True)


# --- Ways to write the loss ---------------------------------------------------------------------------------------


def tables(c, time_):
    """Cosines and sines, [time, headDim/2], and the mask, [time, time], which a training loop makes but once."""
    head_dim = c["dModel"] // c["nHead"]
    frequency = c["ropeTheta"] ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
    angle = torch.arange(time_, dtype=torch.float64)[:, None] * frequency
    return angle.cos().float(), angle.sin().float(), torch.full((time_, time_), -math.inf).triu(1)


def rms_norm(x, gain, eps):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps) * gain


def hidden_of(p, c, inputs, constants):
    """The residual stream after the last norm, [batch · time, dModel]: few and large ops, queries and keys together."""
    cos, sin, mask = constants
    batch, time_ = inputs.shape
    d, n_head, eps = c["dModel"], c["nHead"], c["normEps"]
    head_dim = d // n_head
    x = F.embedding(inputs.reshape(-1), p["embedding"])
    for n in range(c["nLayer"]):
        at = f"layers.{n}."
        qkv = F.linear(rms_norm(x, p[at + "attentionNorm"], eps), p[at + "qkv"])
        qkv = qkv.view(batch, time_, 3 * n_head, head_dim).transpose(1, 2)
        a, b = qkv[:, : 2 * n_head].chunk(2, -1)
        qk = torch.cat([a * cos - b * sin, a * sin + b * cos], -1)
        q, k, v = (y.reshape(batch * n_head, time_, head_dim) for y in (qk[:, :n_head], qk[:, n_head:], qkv[:, 2 * n_head :]))
        scores = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=1 / math.sqrt(head_dim))
        mixed = torch.bmm(scores.softmax(-1), v).view(batch, n_head, time_, head_dim)
        mixed = mixed.transpose(1, 2).reshape(batch * time_, d)
        x = torch.addmm(x, mixed, p[at + "attentionOut"].t())
        gate, up = F.linear(rms_norm(x, p[at + "mlpNorm"], eps), p[at + "gateUp"]).chunk(2, -1)
        x = torch.addmm(x, F.silu(gate) * up, p[at + "down"].t())
    return rms_norm(x, p["finalNorm"], eps)


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


def plain_loss(p, c, inputs, targets, constants):
    """The model as the golden file has it."""
    return golden.loss_of(golden.forward(p, c, inputs)[0], targets, torch.ones(targets.shape))


def large_op_loss(p, c, inputs, targets, constants):
    return F.cross_entropy(F.linear(hidden_of(p, c, inputs, constants), p["embedding"]), targets.reshape(-1))


def blocked_loss(p, c, inputs, targets, constants):
    return HeadLoss.apply(hidden_of(p, c, inputs, constants), p["embedding"], targets.reshape(-1))


LOSSES = {"as in make_golden.py": plain_loss, "large ops": large_op_loss, "large ops, head in blocks": blocked_loss}


# --- Training -----------------------------------------------------------------------------------------------------


class Training:
    def __init__(self, work, loss_of, foreach):
        self.config, self.training, self.loss_of, self.taken = work["config"], work["training"], loss_of, 0
        self.parameters = parameters_of(work)
        shape = (work["batchSize"], work["time"])
        self.batches = [[torch.tensor(b[key]).view(shape) for key in ("inputs", "targets")] for b in work["batches"]]
        self.constants = tables(self.config, work["time"])
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
        inputs, targets = self.batches[self.taken % len(self.batches)]
        loss = self.loss_of(self.parameters, self.config, inputs, targets, self.constants)
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
    loss = training.loss_of(training.parameters, training.config, *training.batches[0], training.constants)
    return [loss.detach(), *torch.autograd.grad(loss, list(training.parameters.values()))]


# --- Generation ---------------------------------------------------------------------------------------------------


@torch.inference_mode()
def generate(work, tokens):
    """Greedy, with keys and values kept in a ring as long as the context."""
    p, c = parameters_of(work), work["config"]
    window, n_head, eps = c["contextLength"], c["nHead"], c["normEps"]
    head_dim = c["dModel"] // n_head
    cos, sin, _ = tables(c, len(work["prompt"]) + tokens)
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
