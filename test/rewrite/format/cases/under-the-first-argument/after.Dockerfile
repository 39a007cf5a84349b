FROM debian:13
LABEL a=1 \
      b=2 \
      # c is last
      c=3
ENV A=1 \
    B=2
COPY a \
     b /c/
EXPOSE 80 \
  81
RUN true \
  && false
