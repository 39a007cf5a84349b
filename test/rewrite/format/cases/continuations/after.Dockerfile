FROM debian:13
RUN apt-get update \
  && apt-get install -y \
    curl \
    git \
  && true
RUN set -eux; \
  if [ -f /x ]; then \
     cat /x; \
  fi
ENV A=1 \
  B=2
LABEL a="1" \
      b="2"
COPY a.txt \
  b.txt \
  /dst/
RUN --mount=type=cache,target=/x \
  --network=none \
    make
EXPOSE 80 \
  81
RUN true && \
  # a comment inside
  false \
# one at the margin
  || true
