FROM debian:13
RUN apt-get update && apt-get install -y --no-install-recommends \
# at the margin
      aptitude \
      # for the tests
      # of the parser
      bison=3.8.* \
      ca-certificates \
      curl \
      git && \
    rm -rf /var/lib/apt/lists/*
RUN apk add --no-cache \
    zlib \
    $EXTRA \
    musl \
    "su-exec>=0.2" \
    --repository=x \
    b \
    c
RUN pip install b a
RUN apt-get install -y \
    a \
    # first
    b \
    ; echo done
RUN npm install -g \
    a \
    b
RUN go install \
    z \
    a
RUN <<EOT
apt-get install -y \
    z \
    a
EOT
ONBUILD RUN sudo apt-get install \
    a \
    b
