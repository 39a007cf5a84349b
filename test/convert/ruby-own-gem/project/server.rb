require 'socket'
require 'tide'

server = TCPServer.new('0.0.0.0', Integer(ENV.fetch('PORT')))
trap('TERM') { exit }
loop do
  client = server.accept
  path = client.gets.to_s.split[1].to_s
  client.gets until $_.to_s.strip.empty?
  body = Tide.checksum(path).to_s
  client.write "HTTP/1.1 200 OK\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}"
  client.close
end
