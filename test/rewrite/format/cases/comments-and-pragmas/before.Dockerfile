# syntax=docker/dockerfile:1   
#check=skip=JSONArgsRecommended
# hadolint global ignore=DL3008   
   # indented comment	
from debian:13
#no blank behind the mark
  # hadolint ignore=DL3009
  RUN apt-get update
# plimsoll ignore=no-sudo reason: why not
RUN sudo true \
          # indented inside
  && true
