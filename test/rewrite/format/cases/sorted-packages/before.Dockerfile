FROM debian:13
RUN apt-get update && apt-get install -y --no-install-recommends git \
      curl ca-certificates \
      # for the tests
      # of the parser
      bison=3.8.* \
# at the margin
      aptitude && \
    rm -rf /var/lib/apt/lists/*
RUN apk add --no-cache \
    zlib \
    $EXTRA \
    "su-exec>=0.2" musl \
    --repository=x \
    c \
    b
RUN pip install b a
RUN apt-get install -y \
    # first
    b \
    a \
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
  b \
  a
