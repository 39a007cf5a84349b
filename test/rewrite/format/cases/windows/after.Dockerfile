# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command"]
RUN Write-Host 'a'; `
      Write-Host   b;   `
	Write-Host c
COPY a `
  b `
  C:\dst\
