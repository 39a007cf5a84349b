# escape=`
from mcr.microsoft.com/windows/servercore:ltsc2022
shell ["powershell",   "-Command"]
run Write-Host 'a'; `
      Write-Host   b;   `
	Write-Host c
copy a `
      b `
  C:\dst\ 
