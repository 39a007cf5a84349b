from debian:13 as base
run true
onbuild run make
OnBuild   Copy . /src
healthcheck --interval=5m cmd curl -f http://localhost/ || exit 1

FROM base As final
maintainer  somebody
Env   a=b   c=d
CMD	echo  two  blanks
healthcheck none
