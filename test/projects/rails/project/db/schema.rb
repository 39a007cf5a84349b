ActiveRecord::Schema[8.0].define(version: 2026_01_12_080000) do
  create_table :bookings do |t|
    t.date :day
  end
end
