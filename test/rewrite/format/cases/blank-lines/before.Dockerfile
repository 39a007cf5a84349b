


# A comment about the file.



ARG VERSION=1
FROM debian:${VERSION} AS build



RUN make


# The second stage
# in two lines
FROM debian:13
COPY --from=build /a /a
FROM debian:13 AS third



