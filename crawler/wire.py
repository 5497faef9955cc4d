"""What came over the wire, kept before Scrapy unpacks it: the archive wants headers as they were sent."""

from scrapy import Request
from scrapy.http import Response

from crawler.robots import MAX_BYTES
from workers.archive import HttpResponse

#: A response with more headers, or longer ones, is cut here: they are stored beside every page.
MAX_HEADERS, MAX_HEADER = 200, 8_000


class WireMiddleware:
    """Keeps status line and headers in ``request.meta["wire"]`` (order between unpacking and download)."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Note the headers; the response goes on unchanged."""
        request.meta["wire"] = wire(response)
        if request.meta.get("robots"):
            request.meta["download_maxsize"] = 2 * MAX_BYTES  # from here on it limits the unpacked size
        return response


def wire(response: Response) -> HttpResponse:
    """Status line and headers of a response, within ``MAX_HEADERS``."""
    headers = [
        (name.decode("latin-1"), value.decode("latin-1")[:MAX_HEADER])
        for name, values in response.headers.items()
        for value in values
    ]
    address = str(response.ip_address) if response.ip_address else None
    return HttpResponse(
        status=response.status,
        headers=tuple(headers[:MAX_HEADERS]),
        protocol=response.protocol or "HTTP/1.1",
        ip=address,
    )
