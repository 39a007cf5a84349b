FROM debian:13
SHELL [ "/bin/bash" ,"-c" ]
RUN ["a","b c","\"],["]
COPY [ "a b",   "/c d/" ]
VOLUME ["/a","/b"]
HEALTHCHECK cmd [ "x" , "y" ]
ENTRYPOINT []
CMD [ "a", \
  "b   c" ]
RUN [ -f /x ]  &&  true
CMD [ 'single' ]
