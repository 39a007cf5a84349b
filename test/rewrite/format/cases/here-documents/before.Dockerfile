FROM debian:13
run   <<EOF  
  indented   
	set -e 

EOF


RUN cat <<-A <<'B' > /x   && \
  true
	one   
	A
  two  
B
copy <<"E"   /x
# no comment  \
run y
E
