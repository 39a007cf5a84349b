FROM debian:13
RUN <<EOF
  indented   
	set -e 

EOF

RUN cat <<-A <<'B' > /x   && \
  true
	one   
	A
  two  
B
COPY <<"E"   /x
# no comment  \
run y
E
