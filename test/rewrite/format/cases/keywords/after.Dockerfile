FROM debian:13 AS base
RUN true
ONBUILD RUN make
ONBUILD COPY . /src
HEALTHCHECK --interval=5m CMD curl -f http://localhost/ || exit 1

FROM base AS final
MAINTAINER somebody
ENV a=b   c=d
CMD echo  two  blanks
HEALTHCHECK NONE
