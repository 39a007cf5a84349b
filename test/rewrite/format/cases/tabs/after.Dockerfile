FROM debian:13
RUN set -eux; \
	\
	apt-get update; \
# packages
	apt-get install -y \
		curl \
		git \
	; \
	rm -rf /var/lib/apt/lists/*
RUN apk add \
		a \
		b
ENV A=1 \
	B=2
