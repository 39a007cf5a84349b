FROM debian:13
RUN apt-get update              \
    && apt-get install -y curl  \
    && rm -rf /var/lib/apt/lists/*
ENV A=1     \
    LONG=22 \
    C=3
RUN a \
    && b \
    && cc \
    && d
