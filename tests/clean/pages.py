"""Pages of our own writing that several tests of the clean room read."""

from __future__ import annotations

PARAGRAPHS = (
    "The harbour board of Port Ellery voted on Tuesday to close the old ferry pier until the spring, after "
    "divers found that four of its nine timber piles had been eaten through by shipworm.",
    "“We could not put another winter of passengers on it,” said Marta Oyelaran, who chairs the board. "
    "“It was not a hard vote, but it was a sad one.”",
    "The last boat will leave on Friday at noon &amp; the island school will send its older pupils by bus, "
    "a journey of <b>ninety</b> minutes, until a floating pontoon is moored beside the fish market.",
    "Shopkeepers on the quay said that they had been told nothing before the vote. Owen Tait, who sells bait "
    "and rope, said the board had <a href='/minutes'>promised in June</a> that the pier was sound.",
    "Ms. Oyelaran denied that any such promise had been made. She said that the report of the divers reached "
    "the board only last week and that it had acted within four days.",
)


def page(*paragraphs: str, head: str = "", before: str = "", after: str = "") -> str:
    """A news page of an ordinary shape: navigation, a headline, the paragraphs, other stories, a footer."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>Ferry pier closed until spring | Ellery Courier</title>{head}
<style>p {{ color: black }}</style><script>var text = "<p>not text</p>";</script></head>
<body class="page-body">
<nav class="top-nav"><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea and Shore</a></li></ul></nav>
<main><article class="story"><h1>Ferry pier closed until spring</h1>{before}
<div class="story-body">{body}</div></article>
<aside class="more"><h3>More stories</h3><ul><li><a href="/1">Lighthouse keeper wins the chess cup</a></li></ul></aside>
</main>{after}
<footer><p>About the Courier</p><p><a href="/terms">Terms of use</a></p></footer>
</body></html>"""
