"""The shared frontiers as the workers see them: whether a crawl has one, and that a new crawl finds no old one."""

from workers import broker

#: Before the keys of a crawl, and the name under which its orders are kept for whoever joins.
KEYS, ORDERS = "copydesk:frontier:", "order.json"
#: What each host cost, and before the robots.txt of each place.
COSTS, ROBOTS = "costs", "robots"
_PARTS = ("log", "turn", COSTS, ORDERS)


def is_there(url: str, crawl: int) -> bool:
    """Whether a crawl has a frontier on this server that is not at its end. BrokerError."""
    with broker.connect(url) as server:
        return bool(server.exists(f"{KEYS}{crawl}:{ORDERS}"))


def clear(url: str, crawl: int) -> None:
    """Remove what a crawl of this number left, of a store that is no more. BrokerError."""
    with broker.connect(url) as server:
        server.delete(*(f"{KEYS}{crawl}:{part}" for part in _PARTS))
