require_relative "boot"

require "rails"
require "active_record/railtie"
require "action_controller/railtie"

Bundler.require(*Rails.groups)

module HarbourBooking
  class Application < Rails::Application
    config.load_defaults 8.0
  end
end
