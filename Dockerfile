# One image for every copydesk service; docker-compose.yml names the command of each.
# Not built in this project's CI (no engine there): the file is linted, and the commands are run as processes.
ARG PYTHON_VERSION=3.13

FROM python:${PYTHON_VERSION}-slim-bookworm AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY workers workers
COPY crawler crawler
COPY newsroom newsroom
RUN python -m venv /opt/copydesk \
 && /opt/copydesk/bin/pip install --no-cache-dir -c constraints.txt .

FROM python:${PYTHON_VERSION}-slim-bookworm
RUN groupadd --gid 10001 copydesk \
 && useradd --uid 10001 --gid copydesk --home-dir /data --no-create-home --shell /usr/sbin/nologin copydesk \
 && install --directory --owner=copydesk --group=copydesk --mode=0700 /data
COPY --from=build /opt/copydesk /opt/copydesk
COPY scrapy.cfg /etc/copydesk/scrapy.cfg
ENV PATH=/opt/copydesk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    COPYDESK_HOME=/data \
    REMAP_SIGTERM=SIGQUIT
USER 10001:10001
WORKDIR /data
ENTRYPOINT ["copydesk"]
CMD ["--help"]
