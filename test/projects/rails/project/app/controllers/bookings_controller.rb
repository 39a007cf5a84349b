class BookingsController < ActionController::Base
  def index
    render json: Booking.order(:day)
  end
end
