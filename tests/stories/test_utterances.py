"""When statements of several reports are one utterance."""

from __future__ import annotations

import random

from readout.stories.utterances import Saying, utterances

NUMBER = iter(range(10_000))


def saying(words: str, speaker: str | None = "edda kvarn", name: str | None = None) -> Saying:
    """A statement; its document is of no account."""
    told = tuple(word.strip('.,"').lower() for word in words.split())
    return Saying(str(next(NUMBER)), 1, speaker, name or speaker, told)


def together(*sayings: Saying) -> list[int]:
    """How many statements each utterance has, in the order of their first."""
    return [len(group) for group in utterances(sayings)]


LONG = "the pier will be closed on Friday unless both governments pay their share"


def test_the_same_words_of_one_speaker_are_one_utterance() -> None:
    assert together(saying(LONG), saying("that " + LONG), saying("Ferries are old")) == [2, 1]


def test_the_same_said_in_other_words_is_one_where_the_speaker_is_the_same() -> None:
    reworded = "both governments must pay their share or the pier closes Friday"
    assert together(saying(LONG), saying(reworded)) == [2]
    assert together(saying(LONG), saying(reworded, "tomas brill")) == [1, 1]


def test_two_named_speakers_who_share_a_phrase_said_two_things() -> None:
    one, other = (
        saying("the pier will be closed for good"),
        saying("I doubt the pier will be closed at all", "tomas brill"),
    )
    assert together(one, other) == [1, 1]


def test_a_speaker_called_by_less_of_the_name_or_by_none_may_be_the_same() -> None:
    guard = saying("14 people were on board the ship when it sank", "greek coast guard", "the Greek coast guard")
    assert together(guard, saying("14 people were on board", "coast guard", "coast guard")) == [2]
    assert together(guard, saying("14 people were on board", None)) == [2]


def test_whoever_is_named_a_whole_sentence_in_common_is_one_utterance() -> None:
    assert together(saying(LONG), saying(LONG, "prime minister", "the prime minister")) == [2]


def test_the_order_makes_no_difference() -> None:
    told = [
        saying(LONG),
        saying("that " + LONG, None),
        saying("Ferries are old"),
        saying("old the ferries are", "tomas brill"),
    ]
    groups = {frozenset(each.id for each in group) for group in utterances(told)}
    for turn in range(5):
        shuffled = told[:]
        random.Random(turn).shuffle(shuffled)
        assert {frozenset(each.id for each in group) for group in utterances(shuffled)} == groups
    assert utterances([]) == []
