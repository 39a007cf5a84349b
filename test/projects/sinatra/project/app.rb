require 'json'
require 'redis'
require 'sinatra/base'
require_relative 'lib/ferries'

class Departures < Sinatra::Base
  get '/healthz' do
    'ok'
  end

  get '/departures/:harbour' do
    content_type :json
    Ferries.new(Redis.new(url: ENV.fetch('REDIS_URL', 'redis://localhost:6379'))).from(params[:harbour]).to_json
  end

  get '/' do
    erb :index
  end
end
