local socket = require 'socket'
local json = require 'cjson'
local force = require 'beaufort'

local server = assert(socket.bind('*', 8081))
while true do
  local client = server:accept()
  client:receive '*l'
  local file = assert(io.open 'views/wind.txt')
  local body = json.encode { file:read '*l', force(5) } .. '\n'
  file:close()
  client:send('HTTP/1.1 200 OK\r\nContent-Length: ' .. #body .. '\r\nConnection: close\r\n\r\n' .. body)
  client:close()
end
