"""What came over the wire, kept before Scrapy unpacks it: the archive wants headers as they were sent."""

from itertools import islice

from scrapy import Request
from scrapy.http import Headers, Response

from crawler.robots_rules import MAX_BYTES
from workers.archive import MAX_HEADER, MAX_HEADERS, HttpRequest, HttpResponse


class WireMiddleware:
    """Keeps status line and headers in ``request.meta["wire"]`` (order between unpacking and download)."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Note the headers; the response goes on unchanged."""
        request.meta["wire"] = wire(response, request)
        if request.meta.get("robots"):
            request.meta["download_maxsize"] = 2 * MAX_BYTES  # from here on it limits the unpacked size
        return response


def wire(response: Response, request: Request | None = None) -> HttpResponse:
    """Status line and headers of a response, within ``MAX_HEADERS``, and what was asked for it."""
    headers = _pairs(response.headers)
    asked = None if request is None else HttpRequest(method=request.method, headers=_pairs(request.headers))
    address = str(response.ip_address) if response.ip_address else None
    return HttpResponse(
        status=response.status,
        headers=headers,
        protocol=response.protocol or "HTTP/1.1",
        ip=address,
        request=asked,
        truncated="disconnect" if "dataloss" in response.flags else None,
    )


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    found = (
        (name.decode("latin-1"), value.decode("latin-1")[:MAX_HEADER])
        for name, values in headers.items()
        for value in values
    )
    return tuple(islice(found, MAX_HEADERS))
