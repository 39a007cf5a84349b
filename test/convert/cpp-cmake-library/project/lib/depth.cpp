#include "depth.hpp"

#include <algorithm>
#include <format>

std::string deepest(const std::vector<double>& metres) {
  const auto found = std::ranges::max_element(metres);
  return found == metres.end() ? "nothing sounded" : std::format("{:.1f} m", *found);
}
