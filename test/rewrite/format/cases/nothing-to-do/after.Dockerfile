# syntax=docker/dockerfile:1
ARG V=1

FROM debian:${V}
RUN set -eux; \
    apt-get update; \
# a comment at the margin
    apt-get install -y --no-install-recommends \
        curl \
        git \
    ; \
    rm -rf /var/lib/apt/lists/*

# The command.
CMD ["true"]
