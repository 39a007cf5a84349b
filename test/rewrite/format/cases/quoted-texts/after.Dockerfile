FROM debian:13
RUN printf 'one \
  two   \
	three' && \
  echo "a \
       b" \
  $(cat x \
     | sort) "$( \
   foo \
  )"
ENV KEY some   text   \
      that goes on
ENV A="x \
   y" \
  B=c\
d
ARG X="a  \
  b"
WORKDIR /a \
  b
LABEL x='1 \
  2'   y=3
