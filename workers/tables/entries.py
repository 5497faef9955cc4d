"""What parts a page that is written in entries: the clock time above each."""

from workers.tables.row import Row

# fmt: off
# The words of one language stand side by side.

_CLOCK = r"(?:[01]?\d|2[0-4])\s?[:.：hH]\s?[0-5]\d(?:[:.][0-5]\d)?"

CLOCK = Row(
    id="clock",
    why="is the clock time of an entry",
    where="above an entry",
    forms=(
        (rf"(?:(?:um|kl\.?|à|a las|alle|alle ore|ore|às|om|godz\.|в|о|saat|الساعة|updated|posted|published|at)\s)?{_CLOCK}(?:\s?(?:am|pm|a\.m\.|p\.m\.))?"
        r"(?:\s?(?:uhr|h|hrs?|uur|ч\.?|saat|बजे|gmt|utc|bst|cest|cet|est|edt|pst|pdt|ist|msk|мск|jst|kst))?"),
        r"(?:1[0-2]|0?\d)\s?(?:am|pm|a\.m\.|p\.m\.)",
        r"(?:上午|下午|晚上|午前|午後|오전|오후)?\s?(?:[01]?\d|2[0-4])(?:[:：][0-5]\d|[时時点點시]\s?(?:[0-5]?\d[分분])?)",
        r"[٠-٢]?[٠-٩][:.][٠-٥][٠-٩](?:\s?[صم])?",
    ),
    hits=("19.20", "08:15", "7.30am", "10:40 BST", "19:20 Uhr", "19h20", "kl. 19.20", "godz. 19:20", "19:20 мск", "saat 19:20", "9:20 बजे",
          "下午7:20", "午後7時20分", "오후 7시 20분", "١٩:٢٠", "7 p.m."),
    misses=("1920", "19.20 euros", "Psalm 19:20 was read", "99:20", "19.99"),
)
