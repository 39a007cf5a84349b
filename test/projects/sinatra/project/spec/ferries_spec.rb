require_relative '../lib/ferries'

RSpec.describe Ferries do
end
