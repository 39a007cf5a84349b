require_relative 'boot'
require 'rails/all'

module Berths
  class Application < Rails::Application
  end
end
