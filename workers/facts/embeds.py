"""Posts and other pages' texts that are shown in the article: outside its text, kept word for word."""

from itertools import groupby

from workers.facts.scene import Scene


def find_embeds(scene: Scene) -> tuple[str, ...]:
    """The embeds' texts, one string for each run of embed blocks; most pages show none."""
    if next(scene.blocks("embed"), None) is None:
        return ()
    runs = groupby(scene.verdicts, key=lambda verdict: verdict.role == "embed")
    texts = (_text(scene, [verdict.block for verdict in run]) for is_embed, run in runs if is_embed)
    return tuple(text for text in texts if text)


def _text(scene: Scene, blocks: list[int]) -> str:
    return "\n".join(text for index in blocks if (text := scene.reading.blocks[index].text.strip()))
